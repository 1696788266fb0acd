/** The regency or city of a village code. */
export function regencyOf(villageCode: string): string {
  return villageCode.slice(0, 5);
}

/** The code of a facility: its regency and four characters of its own. */
export function facilityCodeOf(regencyCode: string, own: string): string {
  return `${regencyCode.replace('.', '')}${own}`;
}

/** The health centre (puskesmas) of a regency, where its people are members and its children immunised. */
export function primaryCareOf(regencyCode: string): string {
  return facilityCodeOf(regencyCode, 'P001');
}

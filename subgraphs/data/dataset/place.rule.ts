/** The places a person of a village lives in, the smallest first: village, district, regency or city, province. */
export function placesAround(areaCode: string): readonly string[] {
  const parts = areaCode.split('.');
  return parts.map((_, ordinal) => parts.slice(0, parts.length - ordinal).join('.'));
}

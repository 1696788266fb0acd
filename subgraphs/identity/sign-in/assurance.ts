/** How sure the provider is who somebody is (acr). */
export const assurance = {
  pin: 'urn:inadigital:assurance:1',
  pinAndCode: 'urn:inadigital:assurance:2',
} as const;

/** Whether an app asks for nothing less than PIN and code (acr_values). */
export function wantsCode(acrValues: unknown): boolean {
  const values = typeof acrValues === 'string' ? acrValues.split(' ') : [];
  return values.includes(assurance.pinAndCode) && !values.includes(assurance.pin);
}

/** Nobody who lives was born before 1900, so three digits tell the century too. */
const lastCenturyFrom = 900;

/** The year of birth a NISN begins with: the last three digits of it. */
export function birthYearIn(nisn: string): number {
  const digits = Number(nisn.slice(0, 3));
  return digits + (digits >= lastCenturyFrom ? 1_000 : 2_000);
}

/** What the NISN of somebody born in a year begins with. */
export function nisnPrefixOf(birthYear: number): string {
  return String(birthYear % 1_000).padStart(3, '0');
}

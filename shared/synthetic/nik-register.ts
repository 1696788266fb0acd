import type { IsoDate } from '../time/clock.js';
import type { Sex } from './population.js';

/** A female holder's day of birth is written plus forty. */
const femaleOffset = 40;
const serialMax = 9_999;

/**
 * Gives out population numbers as a registration office does: a serial for each place and date of birth. The province
 * code 98 is not assigned, so no synthetic NIK is a real person's. A full serial goes on in the next fictional district.
 */
export class NikRegister {
  readonly #serials = new Map<string, number>();
  readonly #taken: ReadonlySet<string>;

  /** @param taken numbers given out already, to the personas. */
  constructor(taken: Iterable<string>) {
    this.#taken = new Set(taken);
  }

  issue(place: '9801' | '9871', sex: Sex, birthDate: IsoDate): string {
    const day = Number(birthDate.slice(8, 10)) + (sex === 'FEMALE' ? femaleOffset : 0);
    const date = `${String(day).padStart(2, '0')}${birthDate.slice(5, 7)}${birthDate.slice(2, 4)}`;
    const stem = place + date;
    const count = (this.#serials.get(stem) ?? 0) + 1;
    this.#serials.set(stem, count);
    const district = String(1 + Math.floor((count - 1) / serialMax)).padStart(2, '0');
    const serial = String(1 + ((count - 1) % serialMax)).padStart(4, '0');
    const nik = `${place}${district}${date}${serial}`;
    return this.#taken.has(nik) ? this.issue(place, sex, birthDate) : nik;
  }
}

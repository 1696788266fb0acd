import { type EnrolmentSeries, enrolmentNumber } from './enrolment/enrolment-serial.js';

/** The serial before that of persona P2's enrolment, which all others of the nation follow. */
const personaSerial = 122;

/** Gives out enrolment numbers, one series for each programme, year and province. */
export class Serials {
  readonly #last = new Map<string, EnrolmentSeries & { readonly last: number }>();

  next(series: EnrolmentSeries): string {
    const key = Object.values(series).join(' ');
    const last = (this.#last.get(key)?.last ?? personaSerial) + 1;
    this.#last.set(key, { ...series, last });
    return enrolmentNumber(series, last);
  }

  *rows() {
    for (const { program, year, provinceCode, last } of this.#last.values()) {
      yield { program, year, province_code: provinceCode, last };
    }
  }
}

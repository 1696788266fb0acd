import { addMonths, addYears } from '../../../shared/time/calendar.js';
import type { IsoDate } from '../../../shared/time/clock.js';
import { CivilServantStatus } from './appointment.js';
import type { CivilServant } from './civil-servant.entity.js';

export type Service = Pick<CivilServant, 'birthDate' | 'appointedOn' | 'endedOn' | 'endReason'>;

/** From when and until when somebody serves, by the law of today. */
export interface ServiceTerm {
  readonly appointedOn: IsoDate;
  /** The first day no longer in service. */
  readonly endsOn: IsoDate;
}

/** Retirement takes effect on the first day of the month after the one in which the age limit is reached. */
export function retirementOn(birthDate: IsoDate, ageYears: number): IsoDate {
  const reachedOn = addYears(birthDate, ageYears);
  return addMonths(`${reachedOn.slice(0, 7)}-01`, 1);
}

/** Service ends at retirement or before it. */
export function termOf({ birthDate, appointedOn, endedOn }: Service, ageYears: number): ServiceTerm {
  const retiresOn = retirementOn(birthDate, ageYears);
  return { appointedOn, endsOn: endedOn !== null && endedOn < retiresOn ? endedOn : retiresOn };
}

export function isInService({ appointedOn, endsOn }: ServiceTerm, day: IsoDate): boolean {
  return appointedOn <= day && day < endsOn;
}

/** Why somebody is no longer in service on a day; ACTIVE until then. */
export function statusOn(service: Service, ageYears: number, day: IsoDate): CivilServantStatus {
  const { endsOn } = termOf(service, ageYears);
  if (day < endsOn) return CivilServantStatus.ACTIVE;
  return service.endedOn === endsOn && service.endReason ? service.endReason : CivilServantStatus.RETIRED;
}

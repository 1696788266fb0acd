import { ageOn } from '../../../shared/time/calendar.js';
import type { IsoDate } from '../../../shared/time/clock.js';
import { FamilyRole, LifeStatus } from '../citizen/citizen.entity.js';

/** UU 35/2014 art. 1: a child is not yet eighteen. */
const adultAge = 18;

export interface Resident {
  readonly id: string;
  readonly familyRole: FamilyRole;
  readonly birthDate: IsoDate;
  readonly lifeStatus: LifeStatus;
}

/**
 * The children a person may act for (UU 27/2022 art. 25): the living minors among the children on the card of which the
 * person is the head or the head's spouse.
 * @param residents everyone on the person's card.
 */
export function wardsOf(personId: string, residents: readonly Resident[], today: IsoDate): readonly string[] {
  const person = residents.find(({ id }) => id === personId);
  if (person?.familyRole !== FamilyRole.HEAD && person?.familyRole !== FamilyRole.SPOUSE) return [];
  return residents
    .filter(
      ({ familyRole, lifeStatus, birthDate }) =>
        familyRole === FamilyRole.CHILD &&
        lifeStatus !== LifeStatus.DECEASED &&
        ageOn(birthDate, today) < adultAge,
    )
    .map(({ id }) => id);
}

import { byKey, groupsOf } from '../../../shared/loading/by-key.js';
import { type Ordering, pagesOf } from '../../../shared/loading/pages.js';
import { Immunization } from './immunization.entity.js';
import { VaccineScheduleRule } from './vaccine-schedule-rule.entity.js';

const newestFirst: Ordering<Immunization> = { by: ['givenOn', 'id'], direction: 'DESC' };

export const scheduleOrdering: Ordering<VaccineScheduleRule> = {
  by: ['minimumAgeMonths', 'vaccine', 'dose', 'id'],
  direction: 'ASC',
};

export const immunizationById = byKey(Immunization, 'id');
export const immunizationsOfCitizen = pagesOf(Immunization, 'citizenId', newestFirst);

/** All doses of a person: the schedule itself keeps them few. */
export const dosesOfCitizen = groupsOf(Immunization, 'citizenId', { givenOn: 'ASC', vaccine: 'ASC' });

/** Rules past and present, the youngest age first: a person is measured by those of the own childhood. */
export const rulesOfStage = groupsOf(VaccineScheduleRule, 'stage', {
  minimumAgeMonths: 'ASC',
  vaccine: 'ASC',
  dose: 'ASC',
});

import type { Context } from '../../../shared/subgraph/context.js';
import { academicCalendarOn } from '../calendar/academic-calendar.loader.js';
import { academicYearOn } from '../calendar/academic-year.rule.js';
import { schoolByNpsn } from '../school/school.loader.js';
import { activeEnrolment } from './learner-enrolment.loader.js';
import { Schooling } from './schooling.type.js';

/** Whether somebody goes to school today. An enrolment for the coming year does not count yet. */
export async function schoolingOf(citizenId: string, { loaders, clock }: Context): Promise<Schooling> {
  const today = clock.today();
  const academicYear = academicYearOn(today, await loaders.of(academicCalendarOn).load(today));
  const enrolment = await loaders.of(activeEnrolment).load({ citizenId, academicYear });
  const school = enrolment && (await loaders.of(schoolByNpsn).load(enrolment.npsn));
  return new Schooling(citizenId, school?.level ?? null, academicYear);
}

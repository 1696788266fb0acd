import { connectionType } from '../../../shared/graphql/connection.js';
import { byKey } from '../../../shared/loading/by-key.js';
import type { LoaderDefinition } from '../../../shared/loading/loaders.js';
import { type Ordering, pagesOf } from '../../../shared/loading/pages.js';
import { LearnerEnrolment, LearnerEnrolmentStatus } from './learner-enrolment.entity.js';

export const LearnerEnrolmentConnection = connectionType('LearnerEnrolment', () => LearnerEnrolment);

const newestFirst: Ordering<LearnerEnrolment> = {
  by: ['academicYear', 'enrolledAt', 'id'],
  direction: 'DESC',
};

export const enrolmentById = byKey(LearnerEnrolment, 'id');
export const enrolmentsOfCitizen = pagesOf(LearnerEnrolment, 'citizenId', newestFirst);

interface YearOfCitizen {
  readonly citizenId: string;
  readonly academicYear: string;
}

/** A citizen's active enrolment in an academic year, of which there is at most one. */
export const activeEnrolment: LoaderDefinition<YearOfCitizen, LearnerEnrolment | null> = {
  textOf: ({ citizenId, academicYear }) => `${citizenId} ${academicYear}`,
  batch: async (db, keys) => {
    const active = await db
      .createQueryBuilder(LearnerEnrolment, 'item')
      .where('item.citizen_id = ANY(:citizenIds)', { citizenIds: keys.map(({ citizenId }) => citizenId) })
      .andWhere('item.academic_year = ANY(:years)', {
        years: [...new Set(keys.map(({ academicYear }) => academicYear))],
      })
      .andWhere('item.status = :status', { status: LearnerEnrolmentStatus.ACTIVE })
      .getMany();
    const found = new Map(active.map((one) => [`${one.citizenId} ${one.academicYear}`, one]));
    return keys.map(({ citizenId, academicYear }) => found.get(`${citizenId} ${academicYear}`) ?? null);
  },
};

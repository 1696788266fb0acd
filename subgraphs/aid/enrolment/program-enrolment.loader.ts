import { Any, Not } from 'typeorm';
import { byKey, groupsOf } from '../../../shared/loading/by-key.js';
import type { LoaderDefinition } from '../../../shared/loading/loaders.js';
import { type Ordering, pagesOf } from '../../../shared/loading/pages.js';
import { EnrolmentComponent } from './enrolment-component.entity.js';
import { ProgramEnrolment, ProgramEnrolmentStatus } from './program-enrolment.entity.js';

export const newestFirst: Ordering<ProgramEnrolment> = { by: ['startedOn', 'id'], direction: 'DESC' };

export const enrolmentById = byKey(ProgramEnrolment, 'id');
export const componentsOfEnrolment = groupsOf(EnrolmentComponent, 'enrolmentId', { component: 'ASC' });
export const enrolmentsOfCard = pagesOf(ProgramEnrolment, 'familyCardNumber', newestFirst);

/** What each family has now: at most one enrolment for each programme. */
export const liveEnrolmentsOfCard: LoaderDefinition<string, readonly ProgramEnrolment[]> = {
  batch: async (db, cards) => {
    const live = await db.manager.findBy(ProgramEnrolment, {
      familyCardNumber: Any(cards),
      status: Not(ProgramEnrolmentStatus.ENDED),
    });
    const byCard = Map.groupBy(live, ({ familyCardNumber }) => familyCardNumber);
    return cards.map((card) => byCard.get(card) ?? []);
  },
};

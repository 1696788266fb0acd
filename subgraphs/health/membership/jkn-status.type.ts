import { Field, ObjectType } from 'type-graphql';
import { About } from '../../../shared/auth/access.js';
import type { JknMembership } from './jkn-membership.entity.js';
import { JknClass, JknSegment } from './jkn-segment.js';

@ObjectType({
  description:
    'What other agencies may know of a person’s health insurance: no card, no payments (status JKN).',
})
@About<JknStatus>('SPECIFIC', ({ citizenId }) => [citizenId])
export class JknStatus {
  readonly citizenId: string;

  @Field(() => Boolean, { description: 'Whether care is paid for today (status aktif).' })
  readonly active: boolean;

  @Field(() => JknSegment, { description: 'On what ground the person is insured (segmen).' })
  readonly segment: JknSegment;

  @Field(() => JknClass, { description: 'The class of ward (kelas rawat).' })
  readonly class: JknClass;

  constructor(active: boolean, membership: Pick<JknMembership, 'citizenId' | 'segment' | 'class'>) {
    this.citizenId = membership.citizenId;
    this.active = active;
    this.segment = membership.segment;
    this.class = membership.class;
  }
}

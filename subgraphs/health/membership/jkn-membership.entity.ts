import { Directive, Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { About } from '../../../shared/auth/access.js';
import { IsoDateScalar } from '../../../shared/graphql/scalars.js';
import type { IsoDate } from '../../../shared/time/clock.js';
import { JknCardNumber } from './jkn-membership.scalar.js';
import { JknClass, JknSegment } from './jkn-segment.js';

/** A person's national health insurance (UU 40/2004, Perpres 82/2018). Whether it is active is derived, never stored. */
@Entity()
@ObjectType({ description: 'Membership of the national health insurance (kepesertaan JKN).' })
@Directive('@key(fields: "cardNumber")')
@About<JknMembership>('SPECIFIC', ({ citizenId }) => [citizenId])
export class JknMembership {
  @Field(() => JknCardNumber, { description: 'Number of the card (nomor kartu).' })
  @PrimaryColumn('text')
  cardNumber: string;

  @Column('uuid')
  citizenId: string;

  @Field(() => JknSegment, { description: 'On what ground the person is insured (segmen).' })
  @Column('text')
  segment: JknSegment;

  @Field(() => JknClass, { description: 'The class of ward (kelas rawat).' })
  @Column('text')
  class: JknClass;

  @Field(() => IsoDateScalar, {
    nullable: true,
    description:
      'The last day of the last month paid for; null where a government pays without a term (lunas sampai dengan).',
  })
  @Column('date', { nullable: true })
  paidUntil: IsoDate | null;

  @Field(() => IsoDateScalar, {
    nullable: true,
    description: 'The first day without membership, after death or removal from the list (tanggal berakhir).',
  })
  @Column('date', { nullable: true })
  endedOn: IsoDate | null;

  /** The primary care facility that the member chose (FKTP). */
  @Column('text')
  facilityCode: string;
}

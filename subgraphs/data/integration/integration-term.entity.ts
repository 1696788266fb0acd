import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Public } from '../../../shared/auth/access.js';
import { EffectivePeriod } from '../../../shared/policy/effective-period.js';
import { IntegrationPortal } from './integration-portal.js';

/** Policy: within how many months of the instruction a portal is complete. */
@Entity()
@ObjectType({ description: 'How much time is given for a portal (tenggat integrasi).' })
@Public('The law is open.')
export class IntegrationTerm extends EffectivePeriod {
  @PrimaryColumn('integer')
  id: number;

  @Field(() => IntegrationPortal, { description: 'For which portal (portal tujuan).' })
  @Column('text')
  portal: IntegrationPortal;

  @Field(() => Int, { description: 'Months from the instruction to the last day (bulan).' })
  @Column('smallint')
  months: number;
}

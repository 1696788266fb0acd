import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Public } from '../../../shared/auth/access.js';
import { EffectivePeriod } from '../../../shared/policy/effective-period.js';
import { AidProgram } from './aid-program.js';

/** Policy: who may receive a programme. Before the single register of 2025, being listed counts; since then, the decile. */
@Entity()
@ObjectType({ description: 'Who may receive a programme of aid (syarat program).' })
@Public('The law is open.')
export class AidProgramRule extends EffectivePeriod {
  @PrimaryColumn('integer')
  id: number;

  @Field(() => AidProgram, { description: 'The programme.' })
  @Column('text')
  program: AidProgram;

  @Field(() => Boolean, { description: 'Whether the family must be listed as poor (terdaftar DTKS).' })
  @Column('boolean')
  requiresListing: boolean;

  @Field(() => Int, {
    nullable: true,
    description: 'The highest welfare decile that is aided; null where the listing counts (desil).',
  })
  @Column('smallint', { nullable: true })
  decileMax: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many persons of a family are paid for at most; null where all are (jiwa terhitung).',
  })
  @Column('smallint', { nullable: true })
  personsCountedMax: number | null;
}

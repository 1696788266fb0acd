import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Public } from '../../../shared/auth/access.js';
import { type Rupiah, RupiahColumn } from '../../../shared/database/columns.js';
import { RupiahScalar } from '../../../shared/graphql/scalars.js';
import { EffectivePeriod } from '../../../shared/policy/effective-period.js';
import { AidComponent, AidProgram } from '../program/aid-program.js';

/** Policy: what a component is worth in a year, and for how many persons of a family it is paid. */
@Entity()
@ObjectType({ description: 'What a programme pays for a kind of person (indeks bantuan).' })
@Public('The law is open.')
export class BenefitAmount extends EffectivePeriod {
  @PrimaryColumn('integer')
  id: number;

  @Field(() => AidProgram, { description: 'The programme.' })
  @Column('text')
  program: AidProgram;

  @Field(() => AidComponent, { description: 'For what kind of person (komponen).' })
  @Column('text')
  component: AidComponent;

  @Field(() => RupiahScalar, { description: 'For one person and year (nilai setahun).' })
  @RupiahColumn()
  yearly: Rupiah;

  @Field(() => Int, {
    nullable: true,
    description:
      'For how many persons of a family at most; null where the law sets no limit (jiwa maksimal).',
  })
  @Column('smallint', { nullable: true })
  personsMax: number | null;
}

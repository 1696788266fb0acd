import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Public } from '../../../shared/auth/access.js';
import { EffectivePeriod } from '../../../shared/policy/effective-period.js';
import { AidProgram } from '../program/aid-program.js';

export enum AidChannel {
  KKS = 'KKS',
  POST = 'POST',
  INSURER = 'INSURER',
}
registerEnumType(AidChannel, {
  name: 'AidChannel',
  description: 'Through what aid is paid (kanal penyaluran).',
  valuesConfig: {
    KKS: { description: 'The family welfare card at a state bank (Kartu Keluarga Sejahtera).' },
    POST: { description: 'The post office (PT Pos).' },
    INSURER: { description: 'To the health insurance, not to the family (BPJS Kesehatan).' },
  },
});

/** Policy: through which channels a programme is paid, and in how many stages a year. */
@Entity()
@ObjectType({ description: 'In how many payments a year a programme reaches families (pola penyaluran).' })
@Public('The law is open.')
export class BenefitPlan extends EffectivePeriod {
  @PrimaryColumn('integer')
  id: number;

  @Field(() => AidProgram, { description: 'The programme.' })
  @Column('text')
  program: AidProgram;

  @Field(() => AidChannel, { description: 'Through what it is paid (kanal).' })
  @Column('text')
  channel: AidChannel;

  @Field(() => Int, { description: 'How many payments a year has (jumlah tahap).' })
  @Column('smallint')
  stagesPerYear: number;
}

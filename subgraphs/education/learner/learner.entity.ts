import { Directive, Field, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { About } from '../../../shared/auth/access.js';
import { MomentColumn } from '../../../shared/database/columns.js';
import { DateTime } from '../../../shared/graphql/scalars.js';
import { Nisn } from './learner.scalar.js';

export enum LearnerWarning {
  NISN_BIRTH_YEAR_DIFFERS = 'NISN_BIRTH_YEAR_DIFFERS',
}
registerEnumType(LearnerWarning, {
  name: 'LearnerWarning',
  description: 'What looks wrong about a learner, and hinders nothing (peringatan).',
  valuesConfig: {
    NISN_BIRTH_YEAR_DIFFERS: {
      description: 'The NISN begins with another year than that of birth (tahun lahir pada NISN berbeda).',
    },
  },
});

/** Somebody who goes to school or went. Name and birth are identity's and are not kept here. */
@Entity()
@ObjectType({ description: 'A learner (peserta didik).' })
@Directive('@key(fields: "nisn")')
@About<Learner>('SPECIFIC', ({ citizenId }) => [citizenId])
export class Learner {
  @Field(() => Nisn, { description: 'Lifelong number of the learner (NISN).' })
  @PrimaryColumn('text')
  nisn: string;

  /** Joins all that is kept of the learner. */
  @Column('uuid')
  citizenId: string;

  /** Whether the NISN begins with the year of birth; null when that could not be learned. */
  @Column('boolean', { nullable: true })
  birthYearMatches: boolean | null;

  @Field(() => DateTime, { description: 'When the learner was registered (tanggal pendaftaran).' })
  @MomentColumn()
  registeredAt: Date;
}

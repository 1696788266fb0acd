import { Column, Entity, PrimaryColumn } from 'typeorm';
import { EffectivePeriod } from '../../../shared/policy/effective-period.js';

/** Policy: a scope that a person may let a citizens’ app have. Every other one is for officials. */
@Entity()
export class CitizenScope extends EffectivePeriod {
  @PrimaryColumn('integer')
  id: number;

  @Column('text')
  scope: string;
}

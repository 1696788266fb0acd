import { Column, Entity, PrimaryColumn } from 'typeorm';
import { EffectivePeriod } from '../../../shared/policy/effective-period.js';

/** Policy: from which score on two applications of an agency are looked at as one (0 to 1). */
@Entity()
export class OverlapThreshold extends EffectivePeriod {
  @PrimaryColumn('integer')
  id: number;

  @Column('double precision')
  score: number;
}

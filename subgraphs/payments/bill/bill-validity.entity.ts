import { Column, Entity, PrimaryColumn } from 'typeorm';
import { EffectivePeriod } from '../../../shared/policy/effective-period.js';

/** Policy: for how many days a bill can be paid. */
@Entity()
export class BillValidity extends EffectivePeriod {
  @PrimaryColumn('integer')
  id: number;

  @Column('integer')
  days: number;
}

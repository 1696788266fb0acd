import { Column, Entity, PrimaryColumn } from 'typeorm';
import { EffectivePeriod } from '../../../shared/policy/effective-period.js';
import type { VitalEventKind } from './vital-event.entity.js';

/** Policy: within how many days of its happening a vital event must be registered. */
@Entity()
export class RegistrationDeadline extends EffectivePeriod {
  @PrimaryColumn('integer')
  id: number;

  @Column('text')
  kind: VitalEventKind;

  @Column('integer')
  days: number;
}

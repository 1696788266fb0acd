import { Column, Entity, PrimaryColumn } from 'typeorm';
import { EffectivePeriod } from '../../../shared/policy/effective-period.js';
import type { EventAuthority, EventScale } from './event-scale.js';

/** Policy: who decides on events of a scale, and how many working days before the event and after the application. */
@Entity()
export class EventScaleRule extends EffectivePeriod {
  @PrimaryColumn('integer')
  id: number;

  @Column('text')
  scale: EventScale;

  @Column('text')
  authority: EventAuthority;

  @Column('smallint')
  leadWorkingDays: number;

  @Column('smallint')
  decisionWorkingDays: number;
}

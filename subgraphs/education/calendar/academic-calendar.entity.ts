import { Column, Entity, PrimaryColumn } from 'typeorm';
import { EffectivePeriod } from '../../../shared/policy/effective-period.js';

/** Policy: when the academic year begins, and from when one may enrol for it. */
@Entity()
export class AcademicCalendar extends EffectivePeriod {
  @PrimaryColumn('integer')
  id: number;

  /** The month and day of its first day, `MM-DD`. Ages are counted on it. */
  @Column('text')
  firstDay: string;

  /** How many days before the first day one may enrol. */
  @Column('integer')
  enrolmentOpensDays: number;
}

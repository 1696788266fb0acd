import { Column, Entity, PrimaryColumn } from 'typeorm';
import { EffectivePeriod } from '../../../shared/policy/effective-period.js';

/** Policy: after how many wrong attempts in a row an account closes, and for how long. */
@Entity()
export class SignInPolicy extends EffectivePeriod {
  @PrimaryColumn('integer')
  id: number;

  @Column('integer')
  attemptsMax: number;

  @Column('integer')
  lockMinutes: number;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { IsoDate } from '../../../shared/time/clock.js';

/** Policy: a day on which government does not work (hari libur nasional, cuti bersama). */
@Entity()
export class Holiday {
  @PrimaryColumn('date')
  day: IsoDate;

  @Column('text')
  name: string;

  @Column('text')
  legalBasis: string;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { IsoDate } from '../time/clock.js';

export enum HolidayKind {
  NATIONAL = 'NATIONAL',
  JOINT_LEAVE = 'JOINT_LEAVE',
}

/**
 * Policy: a day on which government does not work (hari libur nasional, cuti bersama). Joint leave takes nothing from the
 * annual leave (PP 11/2017 art. 333), so both kinds are simply no working days.
 */
@Entity()
export class Holiday {
  @PrimaryColumn('date')
  day: IsoDate;

  @Column('text')
  kind: HolidayKind;

  @Column('text')
  name: string;

  @Column('text')
  legalBasis: string;
}

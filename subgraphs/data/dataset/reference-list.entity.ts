import { Column, Entity, PrimaryColumn } from 'typeorm';
import { EffectivePeriod } from '../../../shared/policy/effective-period.js';

/** Policy: a list of codes that data of different agencies share (kode referensi, Perpres 39/2019). */
@Entity()
export class ReferenceList extends EffectivePeriod {
  @PrimaryColumn('integer')
  id: number;

  @Column('text')
  code: string;

  @Column('text')
  name: string;

  /** Whether its codes name areas, which figures of parts of the nation need. */
  @Column('boolean')
  namesAreas: boolean;
}

import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { type Rupiah, RupiahColumn } from '../../database/columns.js';
import { EffectivePeriod } from '../../policy/effective-period.js';

/** What sending costs, by zone: a rule that law can change. */
@Entity()
export class PostageRate extends EffectivePeriod {
  @PrimaryGeneratedColumn('identity')
  id: number;

  @Column('text')
  zone: string;

  @RupiahColumn()
  amount: Rupiah;
}

import { Field, Int, ObjectType } from 'type-graphql';
import { Authenticated } from '../../../shared/auth/access.js';
import type { YearBalance } from './leave-balance.rule.js';

@ObjectType({ description: 'The annual leave of one year, in working days (saldo cuti tahunan).' })
@Authenticated()
export class LeaveBalance implements YearBalance {
  @Field(() => Int, { description: 'The year (tahun).' })
  readonly year: number;

  @Field(() => Int, {
    description: 'What the year gives, once the first year of service is completed (jatah).',
  })
  readonly entitled: number;

  @Field(() => Int, { description: 'What is kept from the year before (sisa tahun lalu).' })
  readonly carried: number;

  @Field(() => Int, { description: 'What is approved (terpakai).' })
  readonly taken: number;

  @Field(() => Int, { description: 'What is asked for and not decided; it is held (diajukan).' })
  readonly pending: number;

  @Field(() => Int, { description: 'Entitled and carried, less taken and pending (sisa).' })
  readonly left: number;

  constructor(balance: YearBalance) {
    this.year = balance.year;
    this.entitled = balance.entitled;
    this.carried = balance.carried;
    this.taken = balance.taken;
    this.pending = balance.pending;
    this.left = balance.left;
  }
}

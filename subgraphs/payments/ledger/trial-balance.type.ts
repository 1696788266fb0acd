import { Field, ObjectType } from 'type-graphql';
import { Authenticated } from '../../../shared/auth/access.js';
import type { Rupiah } from '../../../shared/database/columns.js';
import { IsoDateScalar, RupiahScalar } from '../../../shared/graphql/scalars.js';
import type { IsoDate } from '../../../shared/time/clock.js';

@ObjectType({ description: 'What was booked on one account (saldo akun).' })
@Authenticated()
export class AccountBalance {
  @Field(() => String, { description: 'Code of the account (kode akun).' })
  readonly code: string;

  @Field(() => String, { description: 'Name of the account (nama akun).' })
  readonly name: string;

  @Field(() => RupiahScalar, { description: 'Sum of its debits.' })
  readonly debit: Rupiah;

  @Field(() => RupiahScalar, { description: 'Sum of its credits (kredit).' })
  readonly credit: Rupiah;

  constructor(code: string, name: string, debit: Rupiah, credit: Rupiah) {
    this.code = code;
    this.name = name;
    this.debit = debit;
    this.credit = credit;
  }
}

@ObjectType({ description: 'All accounts of the ledger on a day; debits equal credits (neraca saldo).' })
@Authenticated()
export class TrialBalance {
  @Field(() => IsoDateScalar, { description: 'The last day that is counted.' })
  readonly on: IsoDate;

  @Field(() => [AccountBalance], { description: 'One for each account of the chart, by code (akun).' })
  readonly accounts: readonly AccountBalance[];

  @Field(() => RupiahScalar, { description: 'Sum of all debits.' })
  readonly debit: Rupiah;

  @Field(() => RupiahScalar, { description: 'Sum of all credits (kredit).' })
  readonly credit: Rupiah;

  constructor(on: IsoDate, accounts: readonly AccountBalance[]) {
    this.on = on;
    this.accounts = accounts;
    this.debit = accounts.reduce((sum, { debit }) => sum + debit, 0n);
    this.credit = accounts.reduce((sum, { credit }) => sum + credit, 0n);
  }
}

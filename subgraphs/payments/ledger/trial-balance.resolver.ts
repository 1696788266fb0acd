import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import type { DataSource } from 'typeorm';
import { RequiresScopes } from '../../../shared/auth/access.js';
import { IsoDateScalar } from '../../../shared/graphql/scalars.js';
import type { Context } from '../../../shared/subgraph/context.js';
import type { IsoDate } from '../../../shared/time/clock.js';
import { AccountBalance, TrialBalance } from './trial-balance.type.js';

@Resolver()
export class TrialBalanceResolver {
  @RequiresScopes(['payments:read'], ['statistics:read'])
  @Query(() => TrialBalance, { nullable: true, description: 'The ledger’s trial balance (neraca saldo).' })
  async trialBalance(
    @Arg('on', () => IsoDateScalar, {
      nullable: true,
      description: 'The last day to count; today when left out.',
    })
    on: IsoDate | null | undefined,
    @Ctx() { db, clock }: Context,
  ): Promise<TrialBalance> {
    const day = on ?? clock.today();
    return new TrialBalance(day, await balancesOn(db, day));
  }
}

interface BalanceRow {
  readonly code: string;
  readonly name: string;
  readonly debit: string;
  readonly credit: string;
}

async function balancesOn(db: DataSource, day: IsoDate): Promise<readonly AccountBalance[]> {
  const rows: BalanceRow[] = await db.query(
    `SELECT account.code, account.name,
       coalesce(sum(posting.amount) FILTER (WHERE posting.amount > 0), 0) AS debit,
       coalesce(-sum(posting.amount) FILTER (WHERE posting.amount < 0), 0) AS credit
     FROM ledger_account account
     LEFT JOIN (posting JOIN journal_entry entry ON entry.id = posting.entry_id AND entry.booked_on <= $1)
       ON posting.account_code = account.code
     GROUP BY account.code ORDER BY account.code`,
    [day],
  );
  return rows.map(
    ({ code, name, debit, credit }) => new AccountBalance(code, name, BigInt(debit), BigInt(credit)),
  );
}

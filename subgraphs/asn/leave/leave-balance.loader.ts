import { InvalidArgument } from '../../../shared/errors/fault.js';
import { groupsOf } from '../../../shared/loading/by-key.js';
import type { LoaderDefinition } from '../../../shared/loading/loaders.js';
import type { Context } from '../../../shared/subgraph/context.js';
import type { CivilServant } from '../civil-servant/civil-servant.entity.js';
import { retirementAgeOf } from '../civil-servant/civil-servant.loader.js';
import { termOf } from '../civil-servant/service-term.rule.js';
import { balancesOf, type LeaveUsage, leaveYears } from './leave-balance.rule.js';
import { LeaveBalance } from './leave-balance.type.js';
import { LeaveKind } from './leave-kind.js';
import { LeaveRule } from './leave-rule.entity.js';
import { leaveUsageOf } from './leave-usage.js';

const rulesOfKind = groupsOf(LeaveRule, 'kind', { effectiveFrom: 'ASC' });

const leaveUsageOfCivilServant: LoaderDefinition<string, readonly LeaveUsage[]> = {
  batch: async (db, nips) => {
    const usage = await leaveUsageOf(db.manager, nips);
    return nips.map((nip) => usage.get(nip) ?? []);
  },
};

/** No register of civil servants is older. */
const firstYear = 1945;

/**
 * The annual leave of one year.
 * @param asked the year; null for this year.
 * @throws InvalidArgument for a year after the next, whose carried days cannot be told yet.
 */
export async function leaveBalanceOf(
  servant: CivilServant,
  asked: number | null,
  context: Context,
): Promise<LeaveBalance> {
  const thisYear = Number(context.clock.today().slice(0, 4));
  const year = asked ?? thisYear;
  if (year < firstYear || year > thisYear + 1) {
    throw new InvalidArgument('year', `it is ${firstYear} to ${thisYear + 1}`);
  }
  const [{ ageYears }, rules, usage] = await Promise.all([
    retirementAgeOf(servant, context),
    context.loaders.of(rulesOfKind).load(LeaveKind.ANNUAL),
    context.loaders.of(leaveUsageOfCivilServant).load(servant.nip),
  ]);
  const own = rules.filter(({ type }) => type === servant.type);
  const balances = balancesOf(leaveYears(termOf(servant, ageYears), own, usage, year));
  const none = { year, entitled: 0, carried: 0, taken: 0, pending: 0, left: 0 };
  return new LeaveBalance(balances.find((balance) => balance.year === year) ?? none);
}

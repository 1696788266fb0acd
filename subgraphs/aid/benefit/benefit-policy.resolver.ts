import { Arg, Args, Ctx, Query, Resolver } from 'type-graphql';
import { Public } from '../../../shared/auth/access.js';
import {
  type Connection,
  connectionType,
  PageArgs,
  toConnection,
} from '../../../shared/graphql/connection.js';
import { IsoDateScalar } from '../../../shared/graphql/scalars.js';
import { type Ordering, pageOf } from '../../../shared/loading/pages.js';
import { inForceOn } from '../../../shared/policy/effective-period.js';
import type { Context } from '../../../shared/subgraph/context.js';
import type { IsoDate } from '../../../shared/time/clock.js';
import { BenefitAmount } from './benefit-amount.entity.js';
import { BenefitPlan } from './benefit-plan.entity.js';

const BenefitAmountConnection = connectionType('BenefitAmount', () => BenefitAmount);
const BenefitPlanConnection = connectionType('BenefitPlan', () => BenefitPlan);
const amountOrdering: Ordering<BenefitAmount> = { by: ['program', 'component'], direction: 'ASC' };
const planOrdering: Ordering<BenefitPlan> = { by: ['program', 'channel'], direction: 'ASC' };

@Resolver()
export class BenefitPolicyResolver {
  @Public('The law is open.')
  @Query(() => BenefitAmountConnection, {
    nullable: true,
    description: 'What every programme pays on a day, component by component (indeks bantuan).',
  })
  async benefitAmounts(
    @Arg('on', () => IsoDateScalar, { nullable: true, description: 'The day; today when left out.' })
    on: IsoDate | null | undefined,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { db, clock }: Context,
  ): Promise<Connection<BenefitAmount>> {
    const amounts = await pageOf(db, BenefitAmount, page, amountOrdering, (query) =>
      query.where(inForceOn(on ?? clock.today())),
    );
    return toConnection(amounts, page);
  }

  @Public('The law is open.')
  @Query(() => BenefitPlanConnection, {
    nullable: true,
    description: 'Through what, and how often, every programme is paid on a day (pola penyaluran).',
  })
  async benefitPlans(
    @Arg('on', () => IsoDateScalar, { nullable: true, description: 'The day; today when left out.' })
    on: IsoDate | null | undefined,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { db, clock }: Context,
  ): Promise<Connection<BenefitPlan>> {
    const plans = await pageOf(db, BenefitPlan, page, planOrdering, (query) =>
      query.where(inForceOn(on ?? clock.today())),
    );
    return toConnection(plans, page);
  }
}

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
import { RetirementAge } from '../civil-servant/retirement-age.entity.js';
import { LeaveRule } from '../leave/leave-rule.entity.js';

const LeaveRuleConnection = connectionType('LeaveRule', () => LeaveRule);
const RetirementAgeConnection = connectionType('RetirementAge', () => RetirementAge);

const byKindAndType: Ordering<LeaveRule> = { by: ['kind', 'type'], direction: 'ASC' };
const byPosition: Ordering<RetirementAge> = { by: ['positionGroup'], direction: 'ASC' };

/** The law that the ministry follows, for everybody to read. */
@Resolver()
export class CivilServicePolicyResolver {
  @Public('The law is open.')
  @Query(() => LeaveRuleConnection, {
    nullable: true,
    description: 'The rules on leave of a day (ketentuan cuti).',
  })
  async leaveRules(
    @Arg('on', () => IsoDateScalar, { nullable: true, description: 'The day; today when left out.' })
    on: IsoDate | null | undefined,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { db, clock }: Context,
  ): Promise<Connection<LeaveRule>> {
    const rules = await pageOf(db, LeaveRule, page, byKindAndType, (query) =>
      query.where({ ...inForceOn(on ?? clock.today()) }),
    );
    return toConnection(rules, page);
  }

  @Public('The law is open.')
  @Query(() => RetirementAgeConnection, {
    nullable: true,
    description: 'The retirement ages of a day (BUP).',
  })
  async retirementAges(
    @Arg('on', () => IsoDateScalar, { nullable: true, description: 'The day; today when left out.' })
    on: IsoDate | null | undefined,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { db, clock }: Context,
  ): Promise<Connection<RetirementAge>> {
    const ages = await pageOf(db, RetirementAge, page, byPosition, (query) =>
      query.where({ ...inForceOn(on ?? clock.today()) }),
    );
    return toConnection(ages, page);
  }
}

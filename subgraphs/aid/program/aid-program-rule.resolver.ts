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
import { AidProgramRule } from './aid-program-rule.entity.js';

const AidProgramRuleConnection = connectionType('AidProgramRule', () => AidProgramRule);
const ordering: Ordering<AidProgramRule> = { by: ['program'], direction: 'ASC' };

@Resolver(() => AidProgramRule)
export class AidProgramRuleResolver {
  @Public('The law is open.')
  @Query(() => AidProgramRuleConnection, {
    nullable: true,
    description: 'Who may receive which programme on a day (syarat bansos).',
  })
  async aidProgramRules(
    @Arg('on', () => IsoDateScalar, { nullable: true, description: 'The day; today when left out.' })
    on: IsoDate | null | undefined,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { db, clock }: Context,
  ): Promise<Connection<AidProgramRule>> {
    const rules = await pageOf(db, AidProgramRule, page, ordering, (query) =>
      query.where(inForceOn(on ?? clock.today())),
    );
    return toConnection(rules, page);
  }
}

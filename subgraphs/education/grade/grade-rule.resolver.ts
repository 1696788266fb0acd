import { Arg, Args, Ctx, Query, Resolver } from 'type-graphql';
import { Public } from '../../../shared/auth/access.js';
import {
  type Connection,
  connectionType,
  PageArgs,
  toConnection,
} from '../../../shared/graphql/connection.js';
import { IsoDateScalar } from '../../../shared/graphql/scalars.js';
import { pageOf } from '../../../shared/loading/pages.js';
import { inForceOn } from '../../../shared/policy/effective-period.js';
import type { Context } from '../../../shared/subgraph/context.js';
import type { IsoDate } from '../../../shared/time/clock.js';
import { GradeRule } from './grade-rule.entity.js';
import { gradeRuleOrdering } from './grade-rule.loader.js';

const GradeRuleConnection = connectionType('GradeRule', () => GradeRule);

@Resolver(() => GradeRule)
export class GradeRuleResolver {
  @Public('The law is open.')
  @Query(() => GradeRuleConnection, {
    nullable: true,
    description: 'The grades of all levels on a day, with the ages they are for (ketentuan tingkat).',
  })
  async gradeRules(
    @Arg('on', () => IsoDateScalar, { nullable: true, description: 'The day; today when left out.' })
    on: IsoDate | null | undefined,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { db, clock }: Context,
  ): Promise<Connection<GradeRule>> {
    const rules = await pageOf(db, GradeRule, page, gradeRuleOrdering, (query) =>
      query.where({ ...inForceOn(on ?? clock.today()) }),
    );
    return toConnection(rules, page);
  }
}

import { Arg, Args, Ctx, Query, Resolver } from 'type-graphql';
import { OnBehalfOf, Public } from '../../../shared/auth/access.js';
import { NotFound } from '../../../shared/errors/fault.js';
import {
  type Connection,
  connectionType,
  PageArgs,
  toConnection,
} from '../../../shared/graphql/connection.js';
import { IsoDateScalar, Uuid } from '../../../shared/graphql/scalars.js';
import { type Ordering, pageOf } from '../../../shared/loading/pages.js';
import { inForceOn } from '../../../shared/policy/effective-period.js';
import type { Context } from '../../../shared/subgraph/context.js';
import type { IsoDate } from '../../../shared/time/clock.js';
import { LicenceClass } from './licence-class.js';
import { LicenceClassRule } from './licence-class-rule.entity.js';
import type { LicenceEligibilityService } from './licence-eligibility.service.js';
import { LicenceEligibility } from './licence-eligibility.type.js';

const LicenceClassRuleConnection = connectionType('LicenceClassRule', () => LicenceClassRule);
const ordering: Ordering<LicenceClassRule> = { by: ['licenceClass'], direction: 'ASC' };

@Resolver(() => LicenceEligibility)
export class LicenceEligibilityResolver {
  constructor(private readonly eligibility: LicenceEligibilityService) {}

  @OnBehalfOf<{ readonly citizenId: string }>(({ citizenId }) => citizenId)
  @Query(() => LicenceEligibility, {
    nullable: true,
    description: 'Whether a citizen may apply for a first licence of a class (kelayakan SIM).',
  })
  async licenceEligibility(
    @Arg('citizenId', () => Uuid, { description: 'Who would apply.' }) citizenId: string,
    @Arg('licenceClass', () => LicenceClass, { description: 'The class (golongan).' })
    licenceClass: LicenceClass,
    @Arg('on', () => IsoDateScalar, { nullable: true, description: 'The day; today when left out.' })
    on: IsoDate | null | undefined,
    @Ctx() { db, clock }: Context,
  ): Promise<LicenceEligibility> {
    const day = on ?? clock.today();
    const facts = await this.eligibility.factsOf(db.manager, citizenId, licenceClass, day);
    if (facts.isRegistered === false) throw new NotFound('citizenId');
    const standing = await this.eligibility.standingOf(db.manager, citizenId, facts);
    return new LicenceEligibility(standing.rule, standing.reasons, day);
  }

  @Public('The law is open.')
  @Query(() => LicenceClassRuleConnection, {
    nullable: true,
    description: 'The rules of all classes on a day (syarat SIM).',
  })
  async licenceClassRules(
    @Arg('on', () => IsoDateScalar, { nullable: true, description: 'The day; today when left out.' })
    on: IsoDate | null | undefined,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { db, clock }: Context,
  ): Promise<Connection<LicenceClassRule>> {
    const rules = await pageOf(db, LicenceClassRule, page, ordering, (query) =>
      query.where({ ...inForceOn(on ?? clock.today()) }),
    );
    return toConnection(rules, page);
  }
}

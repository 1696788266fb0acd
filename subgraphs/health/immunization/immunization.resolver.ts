import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Public, RequiresScopes } from '../../../shared/auth/access.js';
import {
  type Connection,
  connectionType,
  PageArgs,
  toConnection,
} from '../../../shared/graphql/connection.js';
import { pageOf } from '../../../shared/loading/pages.js';
import { inForceOn } from '../../../shared/policy/effective-period.js';
import type { Context } from '../../../shared/subgraph/context.js';
import { Citizen } from '../citizen/citizen.stub.js';
import { Facility } from '../facility/facility.entity.js';
import { facilityByCode } from '../facility/facility.loader.js';
import { Immunization } from './immunization.entity.js';
import { RecordImmunizationInput } from './immunization.input.js';
import { scheduleOrdering } from './immunization.loader.js';
import { RecordImmunizationResult } from './immunization.result.js';
import type { ImmunizationService } from './immunization.service.js';
import { VaccineScheduleRule } from './vaccine-schedule-rule.entity.js';

const VaccineScheduleRuleConnection = connectionType('VaccineScheduleRule', () => VaccineScheduleRule);

@Resolver(() => Immunization)
export class ImmunizationResolver {
  constructor(private readonly immunizations: ImmunizationService) {}

  @Public('The law is open.')
  @Query(() => VaccineScheduleRuleConnection, {
    nullable: true,
    description: 'The schedule in force today, the youngest age first (jadwal imunisasi rutin).',
  })
  async vaccineSchedule(
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { db, clock }: Context,
  ): Promise<Connection<VaccineScheduleRule>> {
    const rules = await pageOf(db, VaccineScheduleRule, page, scheduleOrdering, (query) =>
      query.where(inForceOn(clock.today())),
    );
    return toConnection(rules, page);
  }

  @RequiresScopes(['health:vaccinate'])
  @Mutation(() => RecordImmunizationResult, {
    nullable: true,
    description: 'Records a dose that was given, when the schedule allows it (pencatatan imunisasi).',
  })
  recordImmunization(
    @Arg('input', () => RecordImmunizationInput, { description: 'The dose to record.' })
    input: RecordImmunizationInput,
    @Ctx() { viewer }: Context,
  ): Promise<typeof RecordImmunizationResult> {
    return this.immunizations.record(viewer, input);
  }

  @FieldResolver(() => Citizen, { nullable: true, description: 'Who was given it (penerima).' })
  recipient(@Root() { citizenId }: Immunization): Citizen {
    return new Citizen(citizenId);
  }

  @FieldResolver(() => Facility, { nullable: true, description: 'The facility that gave it (faskes).' })
  facility(@Root() { facilityCode }: Immunization, @Ctx() { loaders }: Context): Promise<Facility | null> {
    return loaders.of(facilityByCode).load(facilityCode);
  }
}

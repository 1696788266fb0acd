import { Arg, Args, Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import { type Connection, PageArgs } from '../../../shared/graphql/connection.js';
import type { Context } from '../../../shared/subgraph/context.js';
import { aidEligibilityOf } from '../eligibility/aid-eligibility.loader.js';
import { AidEligibility } from '../eligibility/aid-eligibility.type.js';
import { enrolmentsOfFamily } from '../enrolment/family-enrolments.js';
import { ProgramEnrolmentConnection } from '../enrolment/program-enrolment.connection.js';
import type { ProgramEnrolment } from '../enrolment/program-enrolment.entity.js';
import { AidProgram } from '../program/aid-program.js';
import { aidStatusOf } from '../status/aid-status.loader.js';
import { AidStatus } from '../status/aid-status.type.js';
import { Citizen } from './citizen.stub.js';

@Resolver(() => Citizen)
export class CitizenResolver {
  @FieldResolver(() => AidEligibility, {
    nullable: true,
    description:
      'Whether the person’s family may receive a programme today, and why not: from the facts of identity, asn and this ministry (kelayakan bansos).',
  })
  @Directive('@requires(fields: "lifeStatus familyCard { number headLifeStatus activeCivilServants }")')
  aidEligibility(
    @Root() citizen: Citizen,
    @Arg('program', () => AidProgram, { description: 'The programme.' }) program: AidProgram,
    @Ctx() context: Context,
  ): Promise<AidEligibility> {
    return aidEligibilityOf(citizen, program, context);
  }

  @FieldResolver(() => ProgramEnrolmentConnection, {
    nullable: true,
    description:
      'What the person’s family receives or received, the newest first; null while the family card is not known (bantuan sosial keluarga).',
  })
  @Directive('@requires(fields: "familyCard { number }")')
  async aidEnrolments(
    @Root() { id, familyCard }: Citizen,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<Connection<ProgramEnrolment> | null> {
    if (!familyCard) return null;
    return enrolmentsOfFamily({ familyCardNumber: familyCard.number, members: [id] }, page, context);
  }

  @FieldResolver(() => AidStatus, {
    nullable: true,
    description:
      'Whether the person’s family is listed as poor and receives cash, for other agencies; null while the family card is not known (status bansos).',
  })
  @Directive('@requires(fields: "familyCard { number }")')
  aidStatus(@Root() citizen: Citizen, @Ctx() context: Context): Promise<AidStatus | null> {
    return aidStatusOf(citizen, context);
  }
}

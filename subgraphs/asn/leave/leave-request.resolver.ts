import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Authenticated, InNameOf, OnBehalfOf } from '../../../shared/auth/access.js';
import { NotFound } from '../../../shared/errors/fault.js';
import { Uuid } from '../../../shared/graphql/scalars.js';
import { CountsMisses } from '../../../shared/guessing/counts-misses.js';
import type { Context } from '../../../shared/subgraph/context.js';
import { CivilServant } from '../civil-servant/civil-servant.entity.js';
import { citizensOf, civilServantByNip } from '../civil-servant/civil-servant.loader.js';
import type { LeaveDecisionService } from './leave-decision.service.js';
import { personAsking, personDeciding, personWithdrawing } from './leave-request.access.js';
import { LeaveRequest } from './leave-request.entity.js';
import { DecideLeaveInput, RequestLeaveInput, WithdrawLeaveInput } from './leave-request.input.js';
import { leaveRequestById } from './leave-request.loader.js';
import { DecideLeaveResult, RequestLeaveResult, WithdrawLeaveResult } from './leave-request.result.js';
import type { LeaveRequestService } from './leave-request.service.js';

const nipOfNobody = '';

@Resolver(() => LeaveRequest)
export class LeaveRequestResolver {
  constructor(
    private readonly requests: LeaveRequestService,
    private readonly decisions: LeaveDecisionService,
  ) {}

  @Authenticated()
  @Query(() => LeaveRequest, { nullable: true, description: 'One request for leave, by its id (cuti).' })
  async leaveRequest(
    @Arg('id', () => Uuid, { description: 'Its opaque id.' }) id: string,
    @Ctx() context: Context,
  ): Promise<LeaveRequest> {
    const leave = await context.loaders.of(leaveRequestById).load(id);
    if (leave) return leave;
    // Whom another's leave is about is looked up; without it, an id that is nobody's would be told by its time.
    await citizensOf([nipOfNobody], context);
    throw new NotFound('id');
  }

  @OnBehalfOf(personAsking, 'asn:leave')
  @CountsMisses()
  @Mutation(() => RequestLeaveResult, {
    nullable: true,
    description: 'Asks for leave; annual leave is held from the balance of its year (permohonan cuti).',
  })
  requestLeave(
    @Arg('input', () => RequestLeaveInput, { description: 'The leave asked for.' })
    input: RequestLeaveInput,
    @Ctx() { viewer }: Context,
  ): Promise<typeof RequestLeaveResult> {
    return this.requests.request(viewer, input);
  }

  @InNameOf(personDeciding, 'asn:decide')
  @CountsMisses()
  @Mutation(() => DecideLeaveResult, {
    nullable: true,
    description: 'Approves or rejects a request for leave of somebody else (keputusan cuti).',
  })
  decideLeave(
    @Arg('input', () => DecideLeaveInput, { description: 'The decision.' })
    input: DecideLeaveInput,
    @Ctx() { viewer }: Context,
  ): Promise<typeof DecideLeaveResult> {
    return this.decisions.decide(viewer, input);
  }

  @OnBehalfOf(personWithdrawing, 'asn:leave')
  @Mutation(() => WithdrawLeaveResult, {
    nullable: true,
    description: 'Takes back a request for leave that is not decided (pembatalan permohonan cuti).',
  })
  withdrawLeave(
    @Arg('input', () => WithdrawLeaveInput, { description: 'The request to take back.' })
    input: WithdrawLeaveInput,
    @Ctx() { viewer }: Context,
  ): Promise<typeof WithdrawLeaveResult> {
    return this.decisions.withdraw(viewer, input);
  }

  @FieldResolver(() => CivilServant, { nullable: true, description: 'Who asks (pemohon).' })
  civilServant(
    @Root() { civilServantNip }: LeaveRequest,
    @Ctx() { loaders }: Context,
  ): Promise<CivilServant | null> {
    return loaders.of(civilServantByNip).load(civilServantNip);
  }

  @FieldResolver(() => CivilServant, {
    nullable: true,
    description: 'Who decided; null until then (pejabat berwenang).',
  })
  approver(
    @Root() { approverNip }: LeaveRequest,
    @Ctx() { loaders }: Context,
  ): Promise<CivilServant | null> | null {
    return approverNip === null ? null : loaders.of(civilServantByNip).load(approverNip);
  }
}

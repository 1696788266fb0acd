import { Field, InputType } from 'type-graphql';
import { IdempotencyKey, IsoDateScalar, Uuid } from '../../../shared/graphql/scalars.js';
import type { IsoDate } from '../../../shared/time/clock.js';
import { Nip } from '../civil-servant/civil-servant.scalar.js';
import { LeaveDecision, LeaveKind } from './leave-kind.js';

@InputType({ description: 'A leave to ask for (permohonan cuti).' })
export class RequestLeaveInput {
  @Field(() => Nip, { description: 'Who asks (pemohon).' })
  nip: string;

  @Field(() => LeaveKind, { description: 'Why (jenis cuti).' })
  kind: LeaveKind;

  @Field(() => IsoDateScalar, { description: 'The first day away (mulai).' })
  startsOn: IsoDate;

  @Field(() => IsoDateScalar, { description: 'The last day away (sampai dengan).' })
  endsOn: IsoDate;

  @Field(() => IdempotencyKey, { description: 'One key for one request, sent again with every retry.' })
  idempotencyKey: string;
}

@InputType({ description: 'A decision on a request for leave (keputusan cuti).' })
export class DecideLeaveInput {
  @Field(() => Uuid, { description: 'On which request.' })
  leaveRequestId: string;

  @Field(() => Nip, { description: 'Who decides (pejabat berwenang).' })
  approverNip: string;

  @Field(() => LeaveDecision, { description: 'What is decided (keputusan).' })
  decision: LeaveDecision;

  @Field(() => IdempotencyKey, { description: 'One key for one decision, sent again with every retry.' })
  idempotencyKey: string;
}

@InputType({ description: 'A request for leave to take back (pembatalan cuti).' })
export class WithdrawLeaveInput {
  @Field(() => Uuid, { description: 'Which request.' })
  leaveRequestId: string;

  @Field(() => IdempotencyKey, { description: 'One key for one withdrawal, sent again with every retry.' })
  idempotencyKey: string;
}

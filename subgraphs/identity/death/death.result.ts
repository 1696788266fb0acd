import { createUnionType, Field, ObjectType } from 'type-graphql';
import { CitizenUnknown, Failure, IdempotencyConflict } from '../../../shared/errors/failure.js';
import { IsoDateScalar } from '../../../shared/graphql/scalars.js';
import type { IsoDate } from '../../../shared/time/clock.js';
import { VitalEvent } from './vital-event.entity.js';

@ObjectType({ implements: Failure, description: 'The death is registered already.' })
export class AlreadyDeceased extends Failure {
  @Field(() => IsoDateScalar, { nullable: true, description: 'The registered day of death.' })
  readonly deceasedOn: IsoDate | null;

  constructor(deceasedOn: IsoDate | null) {
    super('ALREADY_DECEASED', 'This death is registered already; the record is closed.', 'input.citizenId');
    this.deceasedOn = deceasedOn;
  }
}

@ObjectType({ implements: Failure, description: 'The day of death cannot be right.' })
export class DeathDateImpossible extends Failure {
  constructor() {
    super(
      'BIODATA_MISMATCH',
      'A death lies between the day of birth and today. Correct the day.',
      'input.diedOn',
    );
  }
}

@ObjectType({ implements: Failure, description: 'The certificate number stands on another event already.' })
export class CertificateNumberTaken extends Failure {
  constructor() {
    super(
      'CERTIFICATE_NUMBER_TAKEN',
      'This certificate number belongs to another event. Correct the number.',
      'input.certificateNumber',
    );
  }
}

@ObjectType({ implements: Failure, description: 'A family whose head dies needs a new one.' })
export class FamilyHeadRequired extends Failure {
  constructor() {
    super(
      'KK_HEAD_REQUIRED',
      'The head of a family died: name a living member of the same family card as the new head.',
      'input.newHeadId',
    );
  }
}

export const RegisterDeathResult = createUnionType({
  name: 'RegisterDeathResult',
  description: 'The registered event, or why nothing was registered.',
  types: () =>
    [
      VitalEvent,
      CitizenUnknown,
      AlreadyDeceased,
      DeathDateImpossible,
      CertificateNumberTaken,
      FamilyHeadRequired,
      IdempotencyConflict,
    ] as const,
});

import { Field, Int, ObjectType } from 'type-graphql';
import { Failure } from '../../../shared/errors/failure.js';
import { IsoDateScalar } from '../../../shared/graphql/scalars.js';
import type { IsoDate } from '../../../shared/time/clock.js';

@ObjectType({ implements: Failure, description: 'There is no such target.' })
export class IntegrationTargetUnknown extends Failure {
  constructor() {
    super(
      'INTEGRATION_TARGET_NOT_FOUND',
      'No target has this id. Choose one of `integrationBoard`.',
      'input.targetId',
    );
  }
}

@ObjectType({ implements: Failure, description: 'The integration is not instructed yet.' })
export class IntegrationNotInstructedYet extends Failure {
  @Field(() => IsoDateScalar, { description: 'The day of the instruction (tanggal instruksi).' })
  readonly instructedOn: IsoDate;

  constructor(instructedOn: IsoDate) {
    super(
      'INTEGRATION_NOT_INSTRUCTED_YET',
      'Progress is reported from the day of the instruction on. Send the report then.',
      'input.targetId',
    );
    this.instructedOn = instructedOn;
  }
}

@ObjectType({ implements: Failure, description: 'The integration is complete.' })
export class IntegrationAlreadyComplete extends Failure {
  @Field(() => IsoDateScalar, { description: 'The day it was completed (tanggal selesai).' })
  readonly completedOn: IsoDate;

  constructor(completedOn: IsoDate) {
    super(
      'INTEGRATION_ALREADY_COMPLETE',
      'All applications of this target are integrated. There is nothing more to report.',
      'input.targetId',
    );
    this.completedOn = completedOn;
  }
}

@ObjectType({ implements: Failure, description: 'There are not so many applications.' })
export class IntegrationProgressOutOfRange extends Failure {
  @Field(() => Int, { description: 'How many there are (jumlah aplikasi).' })
  readonly applicationsPlanned: number;

  constructor(applicationsPlanned: number) {
    super(
      'PROGRESS_OUT_OF_RANGE',
      'The number of integrated applications is from 0 to all of the target. Correct it.',
      'input.applicationsIntegrated',
    );
    this.applicationsPlanned = applicationsPlanned;
  }
}

@ObjectType({ implements: Failure, description: 'Fewer are integrated than before, and nobody says why.' })
export class IntegrationProgressBackwards extends Failure {
  @Field(() => Int, { description: 'How many were, by the latest report (sudah terintegrasi).' })
  readonly applicationsIntegrated: number;

  constructor(applicationsIntegrated: number) {
    super(
      'PROGRESS_BACKWARDS',
      'Fewer applications are integrated than by the report before. State the reason.',
      'input.reason',
    );
    this.applicationsIntegrated = applicationsIntegrated;
  }
}

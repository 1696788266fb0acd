import { Field, ObjectType } from 'type-graphql';
import { Failure } from '../../../shared/errors/failure.js';
import { IsoDateScalar } from '../../../shared/graphql/scalars.js';
import type { IsoDate } from '../../../shared/time/clock.js';

@ObjectType({ implements: Failure, description: 'No civil servant has that number.' })
export class CivilServantNotFound extends Failure {
  constructor(argument: string) {
    super('CIVIL_SERVANT_NOT_FOUND', 'No civil servant has this number. Check it.', argument);
  }
}

@ObjectType({ implements: Failure, description: 'The civil servant is not in service on all of these days.' })
export class CivilServantNotActive extends Failure {
  @Field(() => IsoDateScalar, { description: 'The first day no longer in service (TMT berhenti).' })
  readonly endsOn: IsoDate;

  constructor(endsOn: IsoDate, argument: string) {
    super(
      'NOT_ACTIVE',
      'This civil servant is not, or no longer, in service by then. Name somebody or days in service.',
      argument,
    );
    this.endsOn = endsOn;
  }
}

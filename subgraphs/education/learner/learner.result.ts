import { createUnionType, Field, ObjectType } from 'type-graphql';
import {
  CitizenDeceased,
  CitizenUnknown,
  FactsUnavailable,
  Failure,
  IdempotencyConflict,
} from '../../../shared/errors/failure.js';
import { Learner } from './learner.entity.js';
import { Nisn } from './learner.scalar.js';

@ObjectType({ implements: Failure, description: 'The number belongs to another learner.' })
export class NisnDuplicate extends Failure {
  constructor() {
    super(
      'NISN_DUPLICATE',
      'Another learner has this NISN. Check the number, or have a new one generated.',
      'input.nisn',
    );
  }
}

@ObjectType({ implements: Failure, description: 'The person is a learner already.' })
export class LearnerAlreadyRegistered extends Failure {
  @Field(() => Nisn, { description: 'The number the person has (NISN).' })
  readonly nisn: string;

  constructor(nisn: string) {
    super(
      'LEARNER_ALREADY_REGISTERED',
      'This person is a learner already. Use the number that this answer tells.',
      'input.citizenId',
    );
    this.nisn = nisn;
  }
}

@ObjectType({ implements: Failure, description: 'No learner has that number.' })
export class LearnerNotFound extends Failure {
  constructor() {
    super('LEARNER_NOT_FOUND', 'No learner has this NISN. Register the learner first.', 'input.nisn');
  }
}

export const RegisterLearnerResult = createUnionType({
  name: 'RegisterLearnerResult',
  description: 'The learner, or why nobody was registered.',
  types: () =>
    [
      Learner,
      NisnDuplicate,
      LearnerAlreadyRegistered,
      CitizenUnknown,
      CitizenDeceased,
      FactsUnavailable,
      IdempotencyConflict,
    ] as const,
});

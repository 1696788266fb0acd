import { Directive, Field, InterfaceType, ObjectType } from 'type-graphql';

/**
 * A refusal a citizen or officer can act on. It is a value in the schema, so that a client must meet it;
 * every failure implements this one interface, so that an old client survives a new kind of failure.
 */
@InterfaceType('Failure', {
  // A ministry's schema holds its own failures only, however many ministries are loaded into one process.
  autoRegisterImplementations: false,
  description: 'Why a command did nothing. Nothing was written when a failure is returned.',
})
export abstract class Failure {
  @Field(() => String, { description: 'A stable code, in capitals, that programs may branch on.' })
  readonly code: string;

  @Field(() => String, { description: 'One English sentence that says what to do next.' })
  readonly message: string;

  @Field(() => String, { nullable: true, description: 'The argument at fault, as a dotted path.' })
  readonly argument: string | null;

  protected constructor(code: string, message: string, argument: string | null = null) {
    this.code = code;
    this.message = message;
    this.argument = argument;
  }
}

@ObjectType({
  implements: Failure,
  description: 'The idempotency key was used before, for another request.',
})
@Directive('@shareable')
export class IdempotencyConflict extends Failure {
  constructor() {
    super(
      'IDEMPOTENCY_CONFLICT',
      'This idempotency key belongs to an earlier, different request. Send a new key for a new request.',
      'input.idempotencyKey',
    );
  }
}

@ObjectType({
  implements: Failure,
  description:
    'A fact that another ministry keeps could not be learned, so nothing was decided (UNDETERMINED).',
})
@Directive('@shareable')
export class FactsUnavailable extends Failure {
  constructor() {
    super(
      'UNDETERMINED',
      'A fact this decision needs is not available now. Nothing was written; send the same request again later.',
    );
  }
}

@ObjectType({ implements: Failure, description: 'No such person is in the population register.' })
@Directive('@shareable')
export class CitizenUnknown extends Failure {
  constructor(argument: string) {
    super('CITIZEN_NOT_FOUND', 'No such person is in the population register. Check the id.', argument);
  }
}

@ObjectType({ implements: Failure, description: 'The person is registered as deceased.' })
@Directive('@shareable')
export class CitizenDeceased extends Failure {
  constructor(argument: string) {
    super(
      'DECEASED',
      'The register holds this person as deceased. If that is wrong, have the register corrected.',
      argument,
    );
  }
}

import { Field, Int, ObjectType } from 'type-graphql';
import { Failure } from '../../../shared/errors/failure.js';
import { Uuid } from '../../../shared/graphql/scalars.js';

@ObjectType({ implements: Failure, description: 'Nothing that was found supports the decision.' })
export class AuditGroundsMissing extends Failure {
  constructor() {
    super(
      'AUDIT_GROUNDS_MISSING',
      'A decision rests on at least one open finding; only to keep an application a reason is enough. Record a finding, or state the reason.',
      'input.outcome',
    );
  }
}

@ObjectType({ implements: Failure, description: 'The decision must name another application.' })
export class AuditTargetRequired extends Failure {
  constructor() {
    super(
      'AUDIT_TARGET_REQUIRED',
      'To integrate or merge an application, name the other application.',
      'input.targetId',
    );
  }
}

@ObjectType({ implements: Failure, description: 'The decision names an application and must not.' })
export class AuditTargetNotAllowed extends Failure {
  constructor() {
    super(
      'AUDIT_TARGET_NOT_ALLOWED',
      'Only to integrate or merge names another application. Leave it out, or decide otherwise.',
      'input.targetId',
    );
  }
}

@ObjectType({ implements: Failure, description: 'The application is to be joined to itself.' })
export class AuditTargetItself extends Failure {
  constructor() {
    super('AUDIT_TARGET_ITSELF', 'An application is joined to another, not to itself.', 'input.targetId');
  }
}

@ObjectType({ implements: Failure, description: 'The other application is to be retired.' })
export class AuditTargetRetired extends Failure {
  constructor() {
    super(
      'AUDIT_TARGET_RETIRED',
      'The other application is to be retired. Choose one that stays.',
      'input.targetId',
    );
  }
}

@ObjectType({ implements: Failure, description: 'The other application is to be merged away.' })
export class AuditTargetMerging extends Failure {
  constructor() {
    super(
      'AUDIT_TARGET_MERGING',
      'The other application is itself to be merged into one. Choose the one that stays.',
      'input.targetId',
    );
  }
}

@ObjectType({ implements: Failure, description: 'Other applications rely on the one to be retired.' })
export class ApplicationStillNeeded extends Failure {
  @Field(() => Int, { description: 'How many are merged into it or integrated with it (jumlah).' })
  readonly dependants: number;

  constructor(dependants: number) {
    super(
      'APPLICATION_STILL_NEEDED',
      'Other applications are merged into this one or integrated with it. Decide on those first.',
      'input.outcome',
    );
    this.dependants = dependants;
  }
}

@ObjectType({ implements: Failure, description: 'The application is a general one already.' })
export class ApplicationAlreadyGeneral extends Failure {
  constructor() {
    super(
      'APPLICATION_ALREADY_GENERAL',
      'All agencies share this application already. Keep it instead.',
      'input.outcome',
    );
  }
}

@ObjectType({
  implements: Failure,
  description: 'The application is decided; the decision is not superseded.',
})
export class AuditAlreadyDecided extends Failure {
  @Field(() => Uuid, { description: 'The decision in force (keputusan yang berlaku).' })
  readonly decisionId: string;

  constructor(decisionId: string) {
    super(
      'AUDIT_ALREADY_DECIDED',
      'This application is decided. To decide anew, name the decision in force as the one to supersede.',
      'input.supersedes',
    );
    this.decisionId = decisionId;
  }
}

@ObjectType({ implements: Failure, description: 'The decision to supersede is not in force.' })
export class AuditDecisionNotInForce extends Failure {
  constructor() {
    super(
      'AUDIT_DECISION_NOT_IN_FORCE',
      'The decision to supersede is not the one in force for this application. Read it anew and decide on what it says.',
      'input.supersedes',
    );
  }
}

@ObjectType({ implements: Failure, description: 'The decision in force says the same.' })
export class AuditDecisionUnchanged extends Failure {
  constructor() {
    super(
      'AUDIT_DECISION_UNCHANGED',
      'The decision in force says the same already. Nothing needs to be decided.',
      'input.outcome',
    );
  }
}

import { createUnionType, Field, ObjectType } from 'type-graphql';
import { Failure, IdempotencyConflict } from '../../../shared/errors/failure.js';
import { Uuid } from '../../../shared/graphql/scalars.js';
import { GovernmentApplicationUnknown } from '../application/government-application.result.js';
import { AuditFinding } from './audit-finding.entity.js';

@ObjectType({ implements: Failure, description: 'An open finding of the kind is on record.' })
export class AuditFindingAlreadyOpen extends Failure {
  @Field(() => Uuid, { description: 'The finding that is open (temuan).' })
  readonly findingId: string;

  constructor(findingId: string) {
    super(
      'FINDING_ALREADY_OPEN',
      'An open finding of this kind is on record for the application. Resolve it before recording another.',
      'input.kind',
    );
    this.findingId = findingId;
  }
}

@ObjectType({ implements: Failure, description: 'There is no such finding.' })
export class AuditFindingUnknown extends Failure {
  constructor() {
    super('FINDING_NOT_FOUND', 'No finding has this id. Choose one of the application’s.', 'input.findingId');
  }
}

@ObjectType({ implements: Failure, description: 'The finding is resolved already.' })
export class AuditFindingAlreadyResolved extends Failure {
  constructor() {
    super(
      'FINDING_ALREADY_RESOLVED',
      'This finding is resolved. If the cause is back, record a new finding.',
      'input.findingId',
    );
  }
}

export const RecordAuditFindingResult = createUnionType({
  name: 'RecordAuditFindingResult',
  description: 'The finding, or why none was recorded.',
  types: () =>
    [AuditFinding, GovernmentApplicationUnknown, AuditFindingAlreadyOpen, IdempotencyConflict] as const,
});

export const ResolveAuditFindingResult = createUnionType({
  name: 'ResolveAuditFindingResult',
  description: 'The finding, now resolved, or why it is not.',
  types: () => [AuditFinding, AuditFindingUnknown, AuditFindingAlreadyResolved, IdempotencyConflict] as const,
});

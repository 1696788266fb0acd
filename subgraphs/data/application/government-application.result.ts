import { ObjectType } from 'type-graphql';
import { Failure } from '../../../shared/errors/failure.js';

@ObjectType({ implements: Failure, description: 'No application of the inventory has this number.' })
export class GovernmentApplicationUnknown extends Failure {
  constructor(argument: string) {
    super(
      'GOVERNMENT_APPLICATION_NOT_FOUND',
      'No application of the national inventory has this number. Choose one of `governmentApplications`.',
      argument,
    );
  }
}

import { ObjectType } from 'type-graphql';
import { Failure } from '../../../shared/errors/failure.js';

@ObjectType({ implements: Failure, description: 'No school has that number.' })
export class SchoolNotFound extends Failure {
  constructor() {
    super('SCHOOL_NOT_FOUND', 'No school has this NPSN. Check the number.', 'input.npsn');
  }
}

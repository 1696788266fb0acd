import { ObjectType } from 'type-graphql';
import { Failure } from '../../../shared/errors/failure.js';

@ObjectType({ implements: Failure, description: 'No health facility has that code.' })
export class HealthFacilityUnknown extends Failure {
  constructor() {
    super('FACILITY_UNKNOWN', 'No health facility has this code. Check the code.', 'input.facilityCode');
  }
}

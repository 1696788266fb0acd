import { createUnionType, Field, Int, ObjectType } from 'type-graphql';
import {
  CitizenDeceased,
  CitizenUnknown,
  FactsUnavailable,
  Failure,
  IdempotencyConflict,
} from '../../../shared/errors/failure.js';
import { EventApplication } from './event-application.entity.js';

@ObjectType({ implements: Failure, description: 'The event is too near.' })
export class EventLeadTimeTooShort extends Failure {
  @Field(() => Int, { description: 'Working days the scale asks for (hari kerja).' })
  readonly neededWorkingDays: number;

  @Field(() => Int, { description: 'Working days that are left (hari kerja).' })
  readonly givenWorkingDays: number;

  constructor(neededWorkingDays: number, givenWorkingDays: number) {
    super(
      'LEAD_TIME_TOO_SHORT',
      'The police need more working days before an event of this scale. Choose a later day.',
      'input.startsAt',
    );
    this.neededWorkingDays = neededWorkingDays;
    this.givenWorkingDays = givenWorkingDays;
  }
}

@ObjectType({ implements: Failure, description: 'The venue does not hold so many people.' })
export class EventCapacityExceeded extends Failure {
  @Field(() => Int, { description: 'How many it holds (kapasitas).' })
  readonly capacity: number;

  constructor(capacity: number) {
    super(
      'CAPACITY_EXCEEDED',
      'The venue does not hold so many people. Choose a larger venue or sell fewer tickets.',
      'input.expectedAudience',
    );
    this.capacity = capacity;
  }
}

@ObjectType({ implements: Failure, description: 'The event ends before it begins.' })
export class EventDatesInvalid extends Failure {
  constructor() {
    super('EVENT_DATES_INVALID', 'An event ends after it begins. Correct the times.', 'input.endsAt');
  }
}

@ObjectType({ implements: Failure, description: 'There is no such venue.' })
export class EventVenueNotFound extends Failure {
  constructor() {
    super('VENUE_NOT_FOUND', 'No venue has this id. Choose one of `venues`.', 'input.venueId');
  }
}

@ObjectType({ implements: Failure, description: 'The scale does not fit the event.' })
export class EventScaleWrong extends Failure {
  constructor() {
    super(
      'WRONG_SCALE',
      'An event in which foreigners take part is of international scale. Apply with that scale.',
      'input.scale',
    );
  }
}

export const ApplyForEventPermitResult = createUnionType({
  name: 'ApplyForEventPermitResult',
  description: 'The application, or why none was taken.',
  types: () =>
    [
      EventApplication,
      EventLeadTimeTooShort,
      EventCapacityExceeded,
      EventDatesInvalid,
      EventVenueNotFound,
      EventScaleWrong,
      CitizenUnknown,
      CitizenDeceased,
      FactsUnavailable,
      IdempotencyConflict,
    ] as const,
});

import { createUnionType, Field, Int, ObjectType } from 'type-graphql';
import {
  CitizenDeceased,
  CitizenUnknown,
  FactsUnavailable,
  Failure,
  IdempotencyConflict,
} from '../../../shared/errors/failure.js';
import { IsoDateScalar } from '../../../shared/graphql/scalars.js';
import type { IsoDate } from '../../../shared/time/clock.js';
import { HealthFacilityUnknown } from '../facility/facility.result.js';
import { Immunization } from './immunization.entity.js';

@ObjectType({ implements: Failure, description: 'The dose was given before the schedule allows it.' })
export class DoseTooEarly extends Failure {
  @Field(() => IsoDateScalar, { description: 'The first day it may be given (paling cepat).' })
  readonly earliestOn: IsoDate;

  constructor(earliestOn: IsoDate) {
    super(
      'DOSE_TOO_EARLY',
      'The child is too young, or the dose before was too recent. Give the dose from the day this answer tells.',
      'input.givenOn',
    );
    this.earliestOn = earliestOn;
  }
}

@ObjectType({ implements: Failure, description: 'The dose was given after the last day it may be given.' })
export class DoseTooLate extends Failure {
  @Field(() => IsoDateScalar, { description: 'The last day it could be given (paling lambat).' })
  readonly latestOn: IsoDate;

  constructor(latestOn: IsoDate) {
    super(
      'DOSE_TOO_LATE',
      'The child is too old for this dose. Do not give it; check the day.',
      'input.givenOn',
    );
    this.latestOn = latestOn;
  }
}

@ObjectType({ implements: Failure, description: 'The dose is recorded already.' })
export class DoseAlreadyGiven extends Failure {
  @Field(() => IsoDateScalar, { description: 'The day it was given (tanggal pemberian).' })
  readonly givenOn: IsoDate;

  constructor(givenOn: IsoDate) {
    super('DOSE_ALREADY_GIVEN', 'This dose is recorded already. Check the number of the dose.', 'input.dose');
    this.givenOn = givenOn;
  }
}

@ObjectType({ implements: Failure, description: 'The dose before is not recorded.' })
export class DoseOutOfOrder extends Failure {
  @Field(() => Int, { description: 'The dose that must be recorded next (dosis berikutnya).' })
  readonly nextDose: number;

  constructor(nextDose: number) {
    super(
      'DOSE_OUT_OF_ORDER',
      'A dose before this one is not recorded. Record that one first.',
      'input.dose',
    );
    this.nextDose = nextDose;
  }
}

@ObjectType({ implements: Failure, description: 'The day of the dose has not come yet.' })
export class ImmunizationDateInFuture extends Failure {
  constructor() {
    super('DATE_IN_FUTURE', 'Only a dose that was given is recorded. Correct the day.', 'input.givenOn');
  }
}

@ObjectType({ implements: Failure, description: 'The day of the dose lies before the birth.' })
export class DoseBeforeBirth extends Failure {
  constructor() {
    super(
      'DOSE_BEFORE_BIRTH',
      'The dose lies before the birth. Correct the day or the person.',
      'input.givenOn',
    );
  }
}

@ObjectType({ implements: Failure, description: 'The schedule of that day has no such dose.' })
export class VaccineDoseUnknown extends Failure {
  constructor() {
    super(
      'VACCINE_DOSE_UNKNOWN',
      'The schedule in force on that day has no such dose of this vaccine. Check the dose and the day.',
      'input.dose',
    );
  }
}

/** What the schedule says against a dose. */
export type DoseRefusal = DoseTooEarly | DoseTooLate | DoseAlreadyGiven | DoseOutOfOrder;

export const RecordImmunizationResult = createUnionType({
  name: 'RecordImmunizationResult',
  description: 'The recorded dose, or why none was recorded.',
  types: () =>
    [
      Immunization,
      DoseTooEarly,
      DoseTooLate,
      DoseAlreadyGiven,
      DoseOutOfOrder,
      ImmunizationDateInFuture,
      DoseBeforeBirth,
      VaccineDoseUnknown,
      HealthFacilityUnknown,
      CitizenUnknown,
      CitizenDeceased,
      FactsUnavailable,
      IdempotencyConflict,
    ] as const,
});

import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { About } from '../../../shared/auth/access.js';
import { IsoDateScalar } from '../../../shared/graphql/scalars.js';
import type { IsoDate } from '../../../shared/time/clock.js';
import { Immunization } from './immunization.entity.js';
import { Vaccine } from './vaccine.js';

export enum ImmunizationStanding {
  COMPLETE = 'COMPLETE',
  ON_SCHEDULE = 'ON_SCHEDULE',
  BEHIND = 'BEHIND',
  UNDETERMINED = 'UNDETERMINED',
}
registerEnumType(ImmunizationStanding, {
  name: 'ImmunizationStanding',
  description: 'Where a person stands with basic immunisation (status imunisasi dasar lengkap, IDL).',
  valuesConfig: {
    COMPLETE: { description: 'Every basic dose was given (lengkap).' },
    ON_SCHEDULE: { description: 'Some are to come, none is late (sesuai jadwal).' },
    BEHIND: { description: 'A basic dose is late or was missed (belum lengkap).' },
    UNDETERMINED: {
      description:
        'The date of birth could not be learned, or no schedule was in force then (belum dapat ditentukan).',
    },
  },
});

@ObjectType({ description: 'A dose that the schedule has for a person (dosis terjadwal).' })
@About<ScheduledDose>('SPECIFIC', ({ citizenId }) => [citizenId])
export class ScheduledDose {
  readonly citizenId: string;

  @Field(() => Vaccine, { description: 'The vaccine (vaksin).' })
  readonly vaccine: Vaccine;

  @Field(() => Int, { description: 'Which dose of it, from 1 (dosis ke-).' })
  readonly dose: number;

  @Field(() => IsoDateScalar, { description: 'The first day it may be given (mulai).' })
  readonly dueOn: IsoDate;

  @Field(() => IsoDateScalar, {
    nullable: true,
    description: 'The last day it may be given; null when never too late (paling lambat).',
  })
  readonly latestOn: IsoDate | null;

  @Field(() => Boolean, { description: 'Whether it should have been given by now (terlambat).' })
  readonly overdue: boolean;

  /** Whether the person is too old for it by now. */
  readonly isMissed: boolean;
}

@ObjectType({
  description:
    'Where a person stands with the immunisations of childhood, by the schedule of those years (status imunisasi).',
})
@About<ImmunizationStatus>('SPECIFIC', ({ citizenId }) => [citizenId])
export class ImmunizationStatus {
  @Field(() => ImmunizationStanding, { description: 'Where basic immunisation stands (imunisasi dasar).' })
  readonly basic: ImmunizationStanding;

  @Field(() => [Immunization], {
    description:
      'All doses given, the oldest first, one for each dose of the schedules (dosis yang diberikan).',
  })
  readonly given: readonly Immunization[];

  @Field(() => [ScheduledDose], {
    description:
      'Doses by age that can still be given, one for each of the schedule, the soonest first; those of school follow the grade.',
  })
  readonly due: readonly ScheduledDose[];

  @Field(() => [ScheduledDose], {
    description:
      'Doses for which the person is too old by now, at most those of the schedule (dosis terlewat).',
  })
  readonly missed: readonly ScheduledDose[];

  @Field(() => ScheduledDose, { nullable: true, description: 'The next dose to give (dosis berikutnya).' })
  readonly nextDue: ScheduledDose | null;

  constructor(
    readonly citizenId: string,
    basic: ImmunizationStanding,
    given: readonly Immunization[],
    open: readonly ScheduledDose[] = [],
  ) {
    this.basic = basic;
    this.given = given;
    this.due = open.filter(({ isMissed }) => !isMissed);
    this.missed = open.filter(({ isMissed }) => isMissed);
    this.nextDue = this.due[0] ?? null;
  }
}

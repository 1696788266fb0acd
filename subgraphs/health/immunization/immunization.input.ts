import { Field, InputType } from 'type-graphql';
import { IdempotencyKey, IsoDateScalar, PositiveInt, Uuid } from '../../../shared/graphql/scalars.js';
import type { IsoDate } from '../../../shared/time/clock.js';
import { FacilityCode } from '../facility/facility.scalar.js';
import { KfaCode, VaccineBatch } from './immunization.scalar.js';
import { Vaccine } from './vaccine.js';

@InputType({ description: 'A dose that was given, to record (pencatatan imunisasi).' })
export class RecordImmunizationInput {
  @Field(() => Uuid, { description: 'Who was given it.' })
  citizenId: string;

  @Field(() => Vaccine, { description: 'The vaccine (vaksin).' })
  vaccine: Vaccine;

  @Field(() => PositiveInt, { description: 'Which dose of it, from 1 (dosis ke-).' })
  dose: number;

  @Field(() => IsoDateScalar, { description: 'The day it was given (tanggal pemberian).' })
  givenOn: IsoDate;

  @Field(() => FacilityCode, { description: 'The facility that gave it (kode faskes).' })
  facilityCode: string;

  @Field(() => VaccineBatch, { description: 'The batch it came from (nomor bets).' })
  batch: string;

  @Field(() => KfaCode, {
    nullable: true,
    description: 'The product in the dictionary of medicines (kode KFA).',
  })
  kfaCode?: string | null;

  @Field(() => IdempotencyKey, { description: 'One key for one dose, sent again with every retry.' })
  idempotencyKey: string;
}

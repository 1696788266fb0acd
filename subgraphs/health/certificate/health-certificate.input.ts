import { Field, InputType } from 'type-graphql';
import { IdempotencyKey, Uuid } from '../../../shared/graphql/scalars.js';
import { FacilityCode } from '../facility/facility.scalar.js';
import { FitnessRestriction, HealthCertificateKind } from './health-certificate.entity.js';

@InputType({ description: 'The result of an examination to certify (surat keterangan sehat).' })
export class IssueHealthCertificateInput {
  @Field(() => Uuid, { description: 'Who was examined.' })
  citizenId: string;

  @Field(() => HealthCertificateKind, { description: 'What was examined (jenis pemeriksaan).' })
  kind: HealthCertificateKind;

  @Field(() => Boolean, { description: 'Whether the person is fit (layak).' })
  fit: boolean;

  @Field(() => [FitnessRestriction], { description: 'Under what conditions; empty when none (pembatasan).' })
  restrictions: FitnessRestriction[];

  @Field(() => FacilityCode, { description: 'The facility that examined (kode faskes).' })
  facilityCode: string;

  @Field(() => IdempotencyKey, { description: 'One key for one certificate, sent again with every retry.' })
  idempotencyKey: string;
}

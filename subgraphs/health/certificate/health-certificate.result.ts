import { createUnionType } from 'type-graphql';
import {
  CitizenDeceased,
  CitizenUnknown,
  FactsUnavailable,
  IdempotencyConflict,
} from '../../../shared/errors/failure.js';
import { HealthFacilityUnknown } from '../facility/facility.result.js';
import { HealthCertificate } from './health-certificate.entity.js';

export const IssueHealthCertificateResult = createUnionType({
  name: 'IssueHealthCertificateResult',
  description: 'The certificate, or why none was issued.',
  types: () =>
    [
      HealthCertificate,
      HealthFacilityUnknown,
      CitizenUnknown,
      CitizenDeceased,
      FactsUnavailable,
      IdempotencyConflict,
    ] as const,
});

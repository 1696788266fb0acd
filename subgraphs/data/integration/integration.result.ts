import { createUnionType } from 'type-graphql';
import { IdempotencyConflict } from '../../../shared/errors/failure.js';
import {
  IntegrationAlreadyComplete,
  IntegrationNotInstructedYet,
  IntegrationProgressBackwards,
  IntegrationProgressOutOfRange,
  IntegrationTargetUnknown,
} from './integration.failure.js';
import { IntegrationReport } from './integration-report.entity.js';

export const ReportIntegrationProgressResult = createUnionType({
  name: 'ReportIntegrationProgressResult',
  description: 'The report, or why none was taken.',
  types: () =>
    [
      IntegrationReport,
      IntegrationTargetUnknown,
      IntegrationNotInstructedYet,
      IntegrationAlreadyComplete,
      IntegrationProgressOutOfRange,
      IntegrationProgressBackwards,
      IdempotencyConflict,
    ] as const,
});

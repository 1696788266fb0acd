import { createUnionType, Field, ObjectType } from 'type-graphql';
import { Failure, IdempotencyConflict } from '../../../shared/errors/failure.js';
import { Dataset } from './dataset.entity.js';
import { DatasetStatus } from './dataset-class.js';
import { PublicationGateCheck } from './publication-gate.type.js';

@ObjectType({ implements: Failure, description: 'There is no such dataset.' })
export class DatasetUnknown extends Failure {
  constructor() {
    super('DATASET_NOT_FOUND', 'No dataset has this name. Choose one of `datasets`.', 'input.datasetId');
  }
}

@ObjectType({ implements: Failure, description: 'The dataset does not wait for publication.' })
export class DatasetNotApproved extends Failure {
  @Field(() => DatasetStatus, { description: 'Where it is (tahap).' })
  readonly status: DatasetStatus;

  constructor(status: DatasetStatus) {
    super(
      'DATASET_NOT_APPROVED',
      'Only what its custodian approved of, and what is not published yet, is published. Have it checked first.',
      'input.datasetId',
    );
    this.status = status;
  }
}

@ObjectType({ implements: Failure, description: 'The dataset does not pass all gates to publication.' })
export class DatasetGatesFailed extends Failure {
  @Field(() => [PublicationGateCheck], {
    description: 'The gates it does not pass, at most four, and why (kekurangan).',
  })
  readonly gates: readonly PublicationGateCheck[];

  constructor(gates: readonly PublicationGateCheck[]) {
    super(
      'DATASET_GATES_FAILED',
      'The dataset does not pass every gate of Satu Data. Have its producer mend what each gate lacks.',
      'input.datasetId',
    );
    this.gates = gates;
  }
}

export const PublishDatasetResult = createUnionType({
  name: 'PublishDatasetResult',
  description: 'The dataset, now published, or why it is not.',
  types: () =>
    [Dataset, DatasetUnknown, DatasetNotApproved, DatasetGatesFailed, IdempotencyConflict] as const,
});

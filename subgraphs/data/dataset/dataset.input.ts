import { Field, InputType } from 'type-graphql';
import { IdempotencyKey } from '../../../shared/graphql/scalars.js';
import { DatasetId } from './dataset.scalar.js';

@InputType({ description: 'A dataset to publish (penyebarluasan data).' })
export class PublishDatasetInput {
  @Field(() => DatasetId, { description: 'The dataset (set data).' })
  datasetId: string;

  @Field(() => IdempotencyKey, { description: 'One key for one publication, sent again with every retry.' })
  idempotencyKey: string;
}

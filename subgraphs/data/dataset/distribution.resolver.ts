import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../shared/subgraph/context.js';
import { Dataset } from './dataset.entity.js';
import { datasetById } from './dataset.loader.js';
import { DataClassification, DatasetStatus } from './dataset-class.js';
import { Distribution } from './distribution.entity.js';

@Resolver(() => Distribution)
export class DistributionResolver {
  @FieldResolver(() => Dataset, { nullable: true, description: 'What it holds (set data).' })
  dataset(@Root() { datasetId }: Distribution, @Ctx() { loaders }: Context): Promise<Dataset | null> {
    return loaders.of(datasetById).load(datasetId);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Where it can be had; told of open datasets once published, null of others (alamat akses).',
  })
  async accessUrl(@Root() { datasetId, accessUrl }: Distribution, @Ctx() { loaders }: Context) {
    const dataset = await loaders.of(datasetById).load(datasetId);
    const isOpen = dataset?.classification === DataClassification.OPEN;
    return isOpen && dataset.status === DatasetStatus.PUBLISHED ? accessUrl : null;
  }
}

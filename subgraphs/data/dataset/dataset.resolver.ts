import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Public, RequiresScopes } from '../../../shared/auth/access.js';
import { NotFound } from '../../../shared/errors/fault.js';
import type { Context } from '../../../shared/subgraph/context.js';
import { Agency } from '../agency/agency.stub.js';
import { Area } from '../area/area.stub.js';
import { DataStandard } from './data-standard.entity.js';
import { Dataset } from './dataset.entity.js';
import { PublishDatasetInput } from './dataset.input.js';
import { datasetById, distributionsOfDataset, governanceOfDay } from './dataset.loader.js';
import { PublishDatasetResult } from './dataset.result.js';
import { DatasetId } from './dataset.scalar.js';
import type { DatasetService } from './dataset.service.js';
import { Distribution } from './distribution.entity.js';
import { checkGates } from './publication-gate.rule.js';
import { PublicationGateCheck } from './publication-gate.type.js';

@Resolver(() => Dataset)
export class DatasetResolver {
  constructor(private readonly publishing: DatasetService) {}

  @Public('That a dataset exists, and what it is about, is open whatever its class.')
  @Query(() => Dataset, { nullable: true, description: 'One dataset, by its name (set data).' })
  async dataset(
    @Arg('id', () => DatasetId, { description: 'Its name in the catalogue.' }) id: string,
    @Ctx() { loaders }: Context,
  ): Promise<Dataset> {
    const dataset = await loaders.of(datasetById).load(id);
    if (!dataset) throw new NotFound('id');
    return dataset;
  }

  @RequiresScopes(['data:publish'])
  @Mutation(() => PublishDatasetResult, {
    nullable: true,
    description: 'Publishes an approved dataset that passes the four gates (penyebarluasan data).',
  })
  publishDataset(
    @Arg('input', () => PublishDatasetInput, { description: 'The dataset to publish.' })
    input: PublishDatasetInput,
    @Ctx() { viewer }: Context,
  ): Promise<typeof PublishDatasetResult> {
    return this.publishing.publish(viewer, input);
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'Who makes it (produsen data).' })
  producer(@Root() { producerCode }: Dataset): Agency {
    return new Agency(producerCode);
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'Who checks and publishes it (walidata).' })
  custodian(@Root() { custodianCode }: Dataset): Agency {
    return new Agency(custodianCode);
  }

  @FieldResolver(() => Area, {
    nullable: true,
    description: 'The place it is about; null for the whole nation.',
  })
  area(@Root() { areaCode }: Dataset): Area | null {
    return areaCode === null ? null : new Area(areaCode);
  }

  @FieldResolver(() => [Distribution], {
    description: 'The files it can be had in, one of a format; a short list (distribusi).',
  })
  distributions(@Root() { id }: Dataset, @Ctx() { loaders }: Context): Promise<readonly Distribution[]> {
    return loaders.of(distributionsOfDataset).load(id);
  }

  @FieldResolver(() => DataStandard, {
    nullable: true,
    description: 'The standard it follows, if that is in force today (standar data).',
  })
  async standard(
    @Root() { standardCode }: Dataset,
    @Ctx() { loaders, clock }: Context,
  ): Promise<DataStandard | null> {
    const { standards } = await loaders.of(governanceOfDay).load(clock.today());
    return standards.find(({ code }) => code === standardCode) ?? null;
  }

  @FieldResolver(() => [PublicationGateCheck], {
    description: 'How it stands today, one for each gate to publication (hasil pemeriksaan).',
  })
  async gates(
    @Root() dataset: Dataset,
    @Ctx() { loaders, clock }: Context,
  ): Promise<readonly PublicationGateCheck[]> {
    const [distributions, governance] = await Promise.all([
      loaders.of(distributionsOfDataset).load(dataset.id),
      loaders.of(governanceOfDay).load(clock.today()),
    ]);
    return checkGates(
      dataset,
      distributions.map(({ format }) => format),
      governance,
    );
  }
}

import { Args, Ctx, Query, Resolver } from 'type-graphql';
import { Public } from '../../../shared/auth/access.js';
import { ComparesWith } from '../../../shared/auth/compares.js';
import { InvalidArgument } from '../../../shared/errors/fault.js';
import { type Connection, PageArgs, toConnection } from '../../../shared/graphql/connection.js';
import { pageOf } from '../../../shared/loading/pages.js';
import type { Context } from '../../../shared/subgraph/context.js';
import { CatalogueArgs } from './catalogue.args.js';
import { DatasetConnection } from './dataset.connection.js';
import { Dataset } from './dataset.entity.js';
import { datasetOrdering } from './dataset.loader.js';
import { searchQueryOf } from './dataset-search.rule.js';

@Resolver()
export class CatalogueResolver {
  @Public('That a dataset exists, and what it is about, is open whatever its class.')
  @ComparesWith({ search: ['id', 'title', 'description'], areaCode: ['area'] })
  @Query(() => DatasetConnection, {
    nullable: true,
    description: 'The catalogue of datasets, by name (katalog Satu Data Indonesia).',
  })
  async datasets(
    @Args(() => CatalogueArgs) { search, classification, areaCode, status }: CatalogueArgs,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { db }: Context,
  ): Promise<Connection<Dataset>> {
    const words = search == null ? null : searchQueryOf(search);
    if (search != null && words === null)
      throw new InvalidArgument('search', 'it has at least one letter or digit');
    const datasets = await pageOf(db, Dataset, page, datasetOrdering, (query) => {
      query.where({ status, ...(classification && { classification }) });
      if (words !== null) query.andWhere("item.search_words @@ to_tsquery('simple', :words)", { words });
      // The scalar allows digits and dots only, so the code holds no wildcard.
      if (areaCode)
        query.andWhere('(item.areaCode = :areaCode OR item.areaCode LIKE :within)', {
          areaCode,
          within: `${areaCode}.%`,
        });
    });
    return toConnection(datasets, page);
  }
}

import { ArgsType, Field } from 'type-graphql';
import { AreaCode, ShortText } from '../../../shared/graphql/scalars.js';
import { DataClassification, DatasetStatus } from './dataset-class.js';

/** Which datasets of the catalogue to list. */
@ArgsType()
export class CatalogueArgs {
  @Field(() => ShortText, {
    nullable: true,
    description:
      'Only those in whose name, title or description words begin with each of these (kata kunci).',
  })
  search?: string | null;

  @Field(() => DataClassification, { nullable: true, description: 'Only those of one class (klasifikasi).' })
  classification?: DataClassification | null;

  @Field(() => AreaCode, {
    nullable: true,
    description: 'Only those about an area or a part of it (wilayah).',
  })
  areaCode?: string | null;

  @Field(() => DatasetStatus, {
    defaultValue: DatasetStatus.PUBLISHED,
    description: 'Those at one stage; the published ones when left out (tahap).',
  })
  status: DatasetStatus;
}

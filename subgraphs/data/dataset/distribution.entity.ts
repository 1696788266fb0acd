import { Directive, Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Public } from '../../../shared/auth/access.js';
import { IsoDateScalar, Uuid } from '../../../shared/graphql/scalars.js';
import type { IsoDate } from '../../../shared/time/clock.js';

export enum DistributionFormat {
  CSV = 'CSV',
  JSON = 'JSON',
  GEOJSON = 'GEOJSON',
  XML = 'XML',
  XLSX = 'XLSX',
  PDF = 'PDF',
}
registerEnumType(DistributionFormat, {
  name: 'DistributionFormat',
  description: 'The format of a file of a dataset (format).',
  valuesConfig: {
    CSV: { description: 'Comma-separated values: open, read by machines.' },
    JSON: { description: 'JavaScript object notation: open, read by machines.' },
    GEOJSON: { description: 'JSON with places: open, read by machines.' },
    XML: { description: 'Extensible markup: open, read by machines.' },
    XLSX: { description: 'A spreadsheet, made for one program.' },
    PDF: { description: 'Pages to print, that machines cannot read.' },
  },
});

/** What a machine reads without a particular program (Perpres 39/2019 asks for an open, machine-readable format). */
export const isMachineReadable = (format: DistributionFormat): boolean =>
  format !== DistributionFormat.XLSX && format !== DistributionFormat.PDF;

@Entity()
@ObjectType({ description: 'A file in which a dataset can be had (distribusi data).' })
@Directive('@key(fields: "id")')
@Public('What files there are is open; where they lie, of open and published datasets alone.')
export class Distribution {
  @Field(() => Uuid, { description: 'Its opaque id.' })
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  datasetId: string;

  @Field(() => DistributionFormat, { description: 'Its format (format).' })
  @Column('text')
  format: DistributionFormat;

  @Column('text')
  accessUrl: string;

  @Field(() => Int, { nullable: true, description: 'How many bytes it has, when known (ukuran).' })
  @Column('integer', { nullable: true })
  byteSize: number | null;

  @Field(() => IsoDateScalar, { description: 'The day it was last renewed (pemutakhiran terakhir).' })
  @Column('date')
  updatedOn: IsoDate;
}

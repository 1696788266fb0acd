import { Directive, Field, Float, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Public } from '../../../shared/auth/access.js';
import { Uuid } from '../../../shared/graphql/scalars.js';

/** How mature e-government is, in one agency or in the nation, in one year (Perpres 95/2018). */
@Entity()
@ObjectType({ description: 'How mature the e-government of an agency is in a year (indeks SPBE).' })
@Directive('@key(fields: "id")')
@Public('The SPBE index is published every year.')
export class SpbeIndex {
  @Field(() => Uuid, { description: 'Its opaque id.' })
  @PrimaryColumn('uuid')
  id: string;

  /** Null for the nation. */
  @Column('text', { nullable: true })
  agencyCode: string | null;

  @Field(() => Int, { description: 'The year evaluated (tahun).' })
  @Column('integer')
  year: number;

  @Field(() => Float, { description: 'The score, 1 to 5, in hundredths (nilai indeks).' })
  @Column('double precision')
  score: number;

  @Field(() => Int, {
    nullable: true,
    description: 'How many agencies were evaluated; of the national index only (jumlah instansi).',
  })
  @Column('integer', { nullable: true })
  agenciesEvaluated: number | null;

  @Field(() => String, { description: 'Where the figure comes from (sumber).' })
  @Column('text')
  source: string;
}

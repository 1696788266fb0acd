import { Directive, Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { About } from '../../../shared/auth/access.js';
import { IsoDateScalar, Uuid } from '../../../shared/graphql/scalars.js';
import type { IsoDate } from '../../../shared/time/clock.js';

@Entity()
@ObjectType({ description: 'A visit to a place of interest (kunjungan wisata).' })
@Directive('@key(fields: "id")')
@About<Visit>('GENERAL', ({ citizenId }) => [citizenId])
export class Visit {
  @Field(() => Uuid, { description: 'Its opaque id.' })
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  citizenId: string;

  @Field(() => String, { description: 'Where (tempat).' })
  @Column('text')
  place: string;

  @Field(() => IsoDateScalar, { description: 'When (tanggal).' })
  @Column('date')
  visitedOn: IsoDate;
}

import { Directive, Field, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Public } from '../../../shared/auth/access.js';
import { Npsn } from './school.scalar.js';
import { SchoolLevel } from './school-level.js';

export enum SchoolOwnership {
  PUBLIC = 'PUBLIC',
  PRIVATE = 'PRIVATE',
}
registerEnumType(SchoolOwnership, {
  name: 'SchoolOwnership',
  description: 'Who keeps a school (status sekolah).',
  valuesConfig: {
    PUBLIC: { description: 'A government (negeri).' },
    PRIVATE: { description: 'A foundation or other private body (swasta).' },
  },
});

/** A unit of education in Dapodik. Open data. Madrasah are not here: the Ministry of Religious Affairs keeps them. */
@Entity()
@ObjectType({ description: 'A school (satuan pendidikan).' })
@Directive('@key(fields: "npsn")')
@Public('Schools are open data.')
export class School {
  @Field(() => Npsn, { description: 'Its national number (NPSN).' })
  @PrimaryColumn('text')
  npsn: string;

  @Field(() => String, { description: 'Its name (nama sekolah).' })
  @Column('text')
  name: string;

  @Field(() => SchoolLevel, { description: 'What it teaches up to (jenjang).' })
  @Column('text')
  level: SchoolLevel;

  @Field(() => SchoolOwnership, { description: 'Who keeps it (negeri atau swasta).' })
  @Column('text')
  ownership: SchoolOwnership;

  /** The regency or city it lies in. */
  @Column('text')
  areaCode: string;
}

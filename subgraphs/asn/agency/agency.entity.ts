import { Directive, Field, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Public } from '../../../shared/auth/access.js';
import { AgencyCode } from '../../../shared/graphql/scalars.js';

export enum AgencyLevel {
  CENTRAL = 'CENTRAL',
  PROVINCE = 'PROVINCE',
  REGENCY = 'REGENCY',
  CITY = 'CITY',
}
registerEnumType(AgencyLevel, {
  name: 'AgencyLevel',
  description: 'Whether an agency is of the state or of a region (tingkat instansi).',
  valuesConfig: {
    CENTRAL: { description: 'A ministry or another central body (instansi pusat).' },
    PROVINCE: { description: 'The government of a province (pemerintah provinsi).' },
    REGENCY: { description: 'The government of a regency (pemerintah kabupaten).' },
    CITY: { description: 'The government of a city (pemerintah kota).' },
  },
});

/** An agency of the nation's register (UU 20/2023): central by its budget section, regional by its area. Open data. */
@Entity()
@ObjectType({ description: 'A government agency (instansi).' })
@Directive('@key(fields: "code")')
@Public('The register of agencies is open data.')
export class Agency {
  @Field(() => AgencyCode, { description: 'Its code (kode instansi).' })
  @PrimaryColumn('text')
  code: string;

  @Field(() => String, { description: 'Its name (nama instansi).' })
  @Column('text')
  name: string;

  @Field(() => AgencyLevel, { description: 'Whether it is of the state or of a region (tingkat).' })
  @Column('text')
  level: AgencyLevel;
}

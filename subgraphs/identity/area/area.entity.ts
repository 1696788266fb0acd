import { Directive, Field, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Public } from '../../../shared/auth/access.js';
import { AreaCode } from '../../../shared/graphql/scalars.js';

export enum AreaLevel {
  PROVINCE = 'PROVINCE',
  REGENCY = 'REGENCY',
  CITY = 'CITY',
  DISTRICT = 'DISTRICT',
  VILLAGE = 'VILLAGE',
}
registerEnumType(AreaLevel, {
  name: 'AreaLevel',
  description: 'The level of an area (tingkat wilayah).',
  valuesConfig: {
    PROVINCE: { description: 'Provinsi.' },
    REGENCY: { description: 'Kabupaten; second two digits 01–69.' },
    CITY: { description: 'Kota; second two digits 71–99.' },
    DISTRICT: { description: 'Kecamatan or distrik.' },
    VILLAGE: { description: 'Kelurahan, desa or desa adat.' },
  },
});

/** An administrative area, by the code of Kepmendagri 300.2.2-2138/2025. Open data. */
@Entity()
@ObjectType({ description: 'An administrative area of Indonesia (wilayah).' })
@Directive('@key(fields: "code")')
@Public('Areas are open data.')
export class Area {
  @Field(() => AreaCode, { description: 'Its dotted code (kode wilayah Kemendagri).' })
  @PrimaryColumn('text')
  code: string;

  @Field(() => String, { description: 'Its official name (nama wilayah).' })
  @Column('text')
  name: string;

  @Field(() => AreaLevel, { description: 'Its level (tingkat).' })
  @Column('text')
  level: AreaLevel;

  @Column('text', { nullable: true })
  parentCode: string | null;
}

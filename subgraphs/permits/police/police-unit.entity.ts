import { Directive, Field, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Public } from '../../../shared/auth/access.js';

export enum PoliceUnitLevel {
  HEADQUARTERS = 'HEADQUARTERS',
  PROVINCE = 'PROVINCE',
  REGENCY = 'REGENCY',
  DISTRICT = 'DISTRICT',
}
registerEnumType(PoliceUnitLevel, {
  name: 'PoliceUnitLevel',
  description: 'The level of a police unit (tingkat kesatuan).',
  valuesConfig: {
    HEADQUARTERS: { description: 'The national headquarters (Mabes Polri).' },
    PROVINCE: { description: 'A regional police (Polda).' },
    REGENCY: { description: 'A resort police (Polres).' },
    DISTRICT: { description: 'A sector police (Polsek).' },
  },
});

@Entity()
@ObjectType({ description: 'A unit of the national police (kesatuan Polri).' })
@Directive('@key(fields: "code")')
@Public('Police units are open data.')
export class PoliceUnit {
  @Field(() => String, { description: 'Its code, as `POLDA-33` (kode kesatuan).' })
  @PrimaryColumn('text')
  code: string;

  @Field(() => String, { description: 'Its name (nama kesatuan).' })
  @Column('text')
  name: string;

  @Field(() => PoliceUnitLevel, { description: 'Its level (tingkat).' })
  @Column('text')
  level: PoliceUnitLevel;

  /** The area it answers for; none for the headquarters. */
  @Column('text', { nullable: true })
  areaCode: string | null;
}

import { Directive, Field, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Public } from '../../../shared/auth/access.js';
import { FacilityCode } from './facility.scalar.js';

export enum FacilityType {
  FKTP = 'FKTP',
  FKRTL = 'FKRTL',
}
registerEnumType(FacilityType, {
  name: 'FacilityType',
  description: 'The level of care a facility gives (jenis fasilitas kesehatan).',
  valuesConfig: {
    FKTP: { description: 'Primary care: puskesmas, clinic, practice (fasilitas kesehatan tingkat pertama).' },
    FKRTL: { description: 'Referral care: hospital (fasilitas kesehatan rujukan tingkat lanjutan).' },
  },
});

/** A place that gives care. Open data. */
@Entity()
@ObjectType({ description: 'A health facility (fasilitas pelayanan kesehatan, fasyankes).' })
@Directive('@key(fields: "code")')
@Public('Where care is given is open data.')
export class Facility {
  @Field(() => FacilityCode, { description: 'Its code (kode faskes).' })
  @PrimaryColumn('text')
  code: string;

  @Field(() => String, { description: 'Its name (nama fasilitas).' })
  @Column('text')
  name: string;

  @Field(() => FacilityType, { description: 'The level of care it gives (jenis).' })
  @Column('text')
  type: FacilityType;

  /** The regency or city it lies in. */
  @Column('text')
  areaCode: string;
}

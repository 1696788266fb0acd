import { Directive, Field, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { About } from '../../../shared/auth/access.js';
import { IsoDateScalar, Nik, Uuid } from '../../../shared/graphql/scalars.js';
import type { IsoDate } from '../../../shared/time/clock.js';

export enum Sex {
  MALE = 'MALE',
  FEMALE = 'FEMALE',
}
registerEnumType(Sex, {
  name: 'Sex',
  description: 'Sex as registered (jenis kelamin).',
  valuesConfig: { MALE: { description: 'Laki-laki.' }, FEMALE: { description: 'Perempuan.' } },
});

export enum LifeStatus {
  ALIVE = 'ALIVE',
  DECEASED = 'DECEASED',
  UNKNOWN = 'UNKNOWN',
}
registerEnumType(LifeStatus, {
  name: 'LifeStatus',
  description: 'Whether the register holds a person as alive.',
  valuesConfig: {
    ALIVE: { description: 'Alive (hidup).' },
    DECEASED: { description: 'A death is registered (meninggal).' },
    UNKNOWN: { description: 'Missing, or not yet established.' },
  },
});

export enum MaritalStatus {
  UNMARRIED = 'UNMARRIED',
  MARRIED = 'MARRIED',
  MARRIED_UNREGISTERED = 'MARRIED_UNREGISTERED',
  DIVORCED = 'DIVORCED',
  WIDOWED = 'WIDOWED',
}
registerEnumType(MaritalStatus, {
  name: 'MaritalStatus',
  description: 'Marital status as registered (status perkawinan).',
  valuesConfig: {
    UNMARRIED: { description: 'Never married (belum kawin).' },
    MARRIED: { description: 'Married, and registered so (kawin).' },
    MARRIED_UNREGISTERED: { description: 'Married, not registered (kawin belum tercatat).' },
    DIVORCED: { description: 'Divorced (cerai hidup).' },
    WIDOWED: { description: 'Widowed (cerai mati).' },
  },
});

export enum FamilyRole {
  HEAD = 'HEAD',
  SPOUSE = 'SPOUSE',
  CHILD = 'CHILD',
  PARENT = 'PARENT',
  GRANDCHILD = 'GRANDCHILD',
  OTHER = 'OTHER',
}
registerEnumType(FamilyRole, {
  name: 'FamilyRole',
  description: 'A person’s place on the family card (hubungan dalam keluarga).',
  valuesConfig: {
    HEAD: { description: 'Head of the family (kepala keluarga).' },
    SPOUSE: { description: 'Husband or wife of the head (suami, istri).' },
    CHILD: { description: 'Child (anak).' },
    PARENT: { description: 'Parent or parent-in-law (orang tua, mertua).' },
    GRANDCHILD: { description: 'Grandchild (cucu).' },
    OTHER: { description: 'Another relation (famili lain, lainnya).' },
  },
});

/** A resident in the population register (UU 23/2006 as amended by UU 24/2013). */
@Entity()
@ObjectType({
  description:
    'A person in the population register (penduduk). Every ministry knows a citizen by the opaque id, never by the NIK.',
})
@Directive('@key(fields: "id")')
@Directive('@key(fields: "nik")')
@About<Citizen>('GENERAL', ({ id }) => [id])
export class Citizen {
  @Field(() => Uuid, { description: 'The opaque id that all ministries share.' })
  @PrimaryColumn('uuid')
  id: string;

  @Field(() => Nik, { description: 'Population number (nomor induk kependudukan); lifelong, never changed.' })
  @Column('text')
  nik: string;

  @Field(() => String, { description: 'Full name (nama lengkap).' })
  @Column('text')
  fullName: string;

  @Field(() => Sex, { description: 'Sex (jenis kelamin), from the register and never from the NIK.' })
  @Column('text')
  sex: Sex;

  @Field(() => String, { description: 'Place of birth (tempat lahir).' })
  @Column('text')
  birthPlace: string;

  @Field(() => IsoDateScalar, {
    description: 'Date of birth (tanggal lahir), from the register and never from the NIK.',
  })
  @Column('date')
  birthDate: IsoDate;

  @Field(() => MaritalStatus, { description: 'Marital status (status perkawinan).' })
  @Column('text')
  maritalStatus: MaritalStatus;

  @Field(() => String, { description: 'Occupation as declared (pekerjaan).' })
  @Column('text')
  occupation: string;

  @Field(() => LifeStatus, { description: 'Whether the person lives.' })
  @Column('text')
  lifeStatus: LifeStatus;

  @Field(() => IsoDateScalar, {
    nullable: true,
    description: 'Day of death (tanggal meninggal), when registered.',
  })
  @Column('date', { nullable: true })
  deceasedOn: IsoDate | null;

  @Field(() => FamilyRole, { description: 'Place on the family card (hubungan dalam keluarga).' })
  @Column('text')
  familyRole: FamilyRole;

  @Column('text')
  familyCardNumber: string;

  /** The order on the family card; the head is first. */
  @Column('smallint')
  familyPosition: number;
}

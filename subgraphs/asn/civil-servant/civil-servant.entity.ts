import { Directive, Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { About } from '../../../shared/auth/access.js';
import { IsoDateScalar } from '../../../shared/graphql/scalars.js';
import type { IsoDate } from '../../../shared/time/clock.js';
import { CivilServantStatus, CivilServantType, CivilServicePositionGroup } from './appointment.js';
import { CivilServantRank, Nip } from './civil-servant.scalar.js';

/**
 * One service of one person (UU 20/2023). A person who leaves and is appointed again has another number; at most one
 * service is without an end. Date of birth and sex are those of the decree of appointment: they decide on retirement and
 * on leave, and are not told here.
 */
@Entity()
@ObjectType({ description: 'A civil servant (pegawai ASN).' })
@Directive('@key(fields: "nip")')
@About<CivilServant>('GENERAL', ({ citizenId }) => [citizenId])
export class CivilServant {
  @Field(() => Nip, { description: 'The number (NIP, or NI of a PPPK).' })
  @PrimaryColumn('text')
  nip: string;

  @Column('uuid')
  citizenId: string;

  @Field(() => CivilServantType, { description: 'With tenure or by contract (jenis ASN).' })
  @Column('text')
  type: CivilServantType;

  @Column('date')
  birthDate: IsoDate;

  @Column('text')
  sex: 'MALE' | 'FEMALE';

  @Column('text')
  agencyCode: string;

  @Field(() => CivilServicePositionGroup, { description: 'The group of the position (kelompok jabatan).' })
  @Column('text')
  positionGroup: CivilServicePositionGroup;

  @Field(() => CivilServantRank, { description: 'Rank of a PNS, class of a PPPK (golongan).' })
  @Column('text')
  rank: string;

  @Field(() => IsoDateScalar, { description: 'The first day in service (TMT pengangkatan).' })
  @Column('date')
  appointedOn: IsoDate;

  @Field(() => IsoDateScalar, {
    nullable: true,
    description:
      'The first day no longer in service, for another reason than age; null while none (TMT berhenti).',
  })
  @Column('date', { nullable: true })
  endedOn: IsoDate | null;

  @Column('text', { nullable: true })
  endReason: Exclude<CivilServantStatus, CivilServantStatus.ACTIVE> | null;
}

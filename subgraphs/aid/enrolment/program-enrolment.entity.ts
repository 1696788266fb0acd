import { Directive, Field, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { About } from '../../../shared/auth/access.js';
import { IsoDateScalar, Uuid } from '../../../shared/graphql/scalars.js';
import type { IsoDate } from '../../../shared/time/clock.js';
import { AidChannel } from '../benefit/benefit-plan.entity.js';
import type { AboutFamily } from '../family/family-members.js';
import { AidProgram } from '../program/aid-program.js';

export enum ProgramEnrolmentStatus {
  ACTIVE = 'ACTIVE',
  SUSPENDED = 'SUSPENDED',
  ENDED = 'ENDED',
}
registerEnumType(ProgramEnrolmentStatus, {
  name: 'ProgramEnrolmentStatus',
  description: 'Whether a family receives a programme (status kepesertaan).',
  valuesConfig: {
    ACTIVE: { description: 'It receives it (aktif).' },
    SUSPENDED: { description: 'Payment is held back while something is checked (ditangguhkan).' },
    ENDED: { description: 'It no longer receives it (berakhir).' },
  },
});

export enum ProgramEndReason {
  GRADUATED = 'GRADUATED',
  DECEASED = 'DECEASED',
  INELIGIBLE = 'INELIGIBLE',
  WITHDRAWN = 'WITHDRAWN',
}
registerEnumType(ProgramEndReason, {
  name: 'ProgramEndReason',
  description: 'Why a family no longer receives a programme (alasan berakhir).',
  valuesConfig: {
    GRADUATED: { description: 'It is better off (graduasi).' },
    DECEASED: { description: 'Who was aided died (meninggal).' },
    INELIGIBLE: { description: 'It no longer fits the rules (tidak layak).' },
    WITHDRAWN: { description: 'It gave it back (mengundurkan diri).' },
  },
});

/** That a family receives a programme. It has each at most once at a time, and may come back after one has ended. */
@Entity()
@ObjectType({ description: 'That a family receives a programme (kepesertaan program).' })
@Directive('@key(fields: "id")')
@About<ProgramEnrolment>('SPECIFIC', ({ applicantId, members }) => [applicantId, ...(members ?? [])])
export class ProgramEnrolment implements AboutFamily {
  @Field(() => Uuid, { description: 'Its opaque id.' })
  @PrimaryColumn('uuid')
  id: string;

  @Field(() => String, { description: 'Its number, as `PKH-2024-98-0000123` (nomor peserta).' })
  @Column('text')
  number: string;

  @Column('text')
  familyCardNumber: string;

  @Column('uuid')
  applicantId: string;

  @Field(() => AidProgram, { description: 'What it receives (program).' })
  @Column('text')
  program: AidProgram;

  @Field(() => AidChannel, { description: 'Through what it is paid (kanal penyaluran).' })
  @Column('text')
  channel: AidChannel;

  @Field(() => String, { description: 'The decree it rests on (SK penetapan).' })
  @Column('text')
  decree: string;

  @Field(() => ProgramEnrolmentStatus, { description: 'Whether it receives it now (status).' })
  @Column('text')
  status: ProgramEnrolmentStatus;

  @Field(() => IsoDateScalar, { description: 'Since when (mulai).' })
  @Column('date')
  startedOn: IsoDate;

  @Field(() => IsoDateScalar, { nullable: true, description: 'Until when, once ended (berakhir).' })
  @Column('date', { nullable: true })
  endedOn: IsoDate | null;

  @Field(() => ProgramEndReason, { nullable: true, description: 'Why it ended (alasan).' })
  @Column('text', { nullable: true })
  endReason: ProgramEndReason | null;

  members?: readonly string[] | null;
}

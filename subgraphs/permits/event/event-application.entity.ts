import { Directive, Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { About } from '../../../shared/auth/access.js';
import { MomentColumn } from '../../../shared/database/columns.js';
import { DateTime, IsoDateScalar, Uuid } from '../../../shared/graphql/scalars.js';
import type { IsoDate } from '../../../shared/time/clock.js';
import { EventAuthority, EventScale, EventType } from './event-scale.js';

export enum EventApplicationStatus {
  SUBMITTED = 'SUBMITTED',
  RETURNED_INCOMPLETE = 'RETURNED_INCOMPLETE',
  COMPLETE = 'COMPLETE',
  RISK_ASSESSED = 'RISK_ASSESSED',
  RECOMMENDED = 'RECOMMENDED',
  BILLED = 'BILLED',
  PAID = 'PAID',
  ISSUED = 'ISSUED',
  REFUSED = 'REFUSED',
  CANCELLED_BY_ORGANISER = 'CANCELLED_BY_ORGANISER',
  REVOKED = 'REVOKED',
}
registerEnumType(EventApplicationStatus, {
  name: 'EventApplicationStatus',
  description: 'Where an application stands (status permohonan).',
  valuesConfig: {
    SUBMITTED: { description: 'Handed in (diajukan).' },
    RETURNED_INCOMPLETE: { description: 'Sent back for what is missing (berkas kurang).' },
    COMPLETE: { description: 'The documents are complete (lengkap).' },
    RISK_ASSESSED: { description: 'The risk is assessed (risiko dinilai).' },
    RECOMMENDED: { description: 'The agencies concerned agree (direkomendasikan).' },
    BILLED: { description: 'The security of a commercial event is billed (ditagih).' },
    PAID: { description: 'The bill is paid (dibayar).' },
    ISSUED: { description: 'The permit is issued (izin terbit).' },
    REFUSED: { description: 'Refused (ditolak).' },
    CANCELLED_BY_ORGANISER: { description: 'Taken back by the organiser (dibatalkan penyelenggara).' },
    REVOKED: { description: 'The permit was taken away (dicabut).' },
  },
});

/** An application for an event permit (PP 60/2017, Perpol 7/2023). */
@Entity()
@ObjectType({ description: 'An application for an event permit (permohonan izin keramaian).' })
@Directive('@key(fields: "id")')
@About<EventApplication>('GENERAL', ({ organiserId }) => [organiserId])
export class EventApplication {
  @Field(() => Uuid, { description: 'Its opaque id.' })
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  organiserId: string;

  @Field(() => String, { description: 'Name of the event (nama kegiatan).' })
  @Column('text')
  name: string;

  @Field(() => EventType, { description: 'What kind of event (jenis).' })
  @Column('text')
  type: EventType;

  @Field(() => EventScale, { description: 'From where people take part (skala).' })
  @Column('text')
  scale: EventScale;

  @Field(() => EventAuthority, { description: 'Who decides: it follows from the scale (pejabat berwenang).' })
  @Column('text')
  authority: EventAuthority;

  @Field(() => DateTime, { description: 'When it begins (waktu mulai).' })
  @MomentColumn()
  startsAt: Date;

  @Field(() => DateTime, { description: 'When it ends (waktu selesai).' })
  @MomentColumn()
  endsAt: Date;

  @Column('uuid')
  venueId: string;

  @Field(() => Int, { description: 'How many people are expected (perkiraan massa).' })
  @Column('integer')
  expectedAudience: number;

  @Field(() => Boolean, {
    description: 'Whether it is held for profit; then its security is paid for (komersial).',
  })
  @Column('boolean')
  commercial: boolean;

  @Field(() => Boolean, { description: 'Whether foreigners take part (melibatkan orang asing).' })
  @Column('boolean')
  involvesForeigners: boolean;

  @Field(() => EventApplicationStatus, { description: 'Where it stands (status).' })
  @Column('text')
  status: EventApplicationStatus;

  @Field(() => DateTime, { description: 'When it was handed in (tanggal pengajuan).' })
  @MomentColumn()
  submittedAt: Date;

  @Field(() => IsoDateScalar, { description: 'The day by which the police decide (batas waktu keputusan).' })
  @Column('date')
  decisionDueOn: IsoDate;
}

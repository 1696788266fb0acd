import { Directive, Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Public } from '../../auth/access.js';
import { MomentColumn, type Rupiah, RupiahColumn } from '../../database/columns.js';
import { connectionType } from '../../graphql/connection.js';
import { DateTime, IsoDateScalar, RupiahScalar, ShortText, Uuid } from '../../graphql/scalars.js';
import type { IsoDate } from '../../time/clock.js';

/** Has a column of every kind that a list can be ordered by, and one that may be null. */
@Entity()
@ObjectType({ description: 'A parcel (paket).' })
@Directive('@key(fields: "id")')
@Public('A parcel of the test kit.')
export class Parcel {
  @Field(() => Uuid, { description: 'Its id (nomor resi).' })
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  senderId: string;

  @Field(() => ShortText, { description: 'What is written on it (label).' })
  @Column('text')
  label: string;

  @Field(() => RupiahScalar, { description: 'What it cost to send (ongkos kirim).' })
  @RupiahColumn()
  postage: Rupiah;

  @Field(() => IsoDateScalar, { description: 'The day it was sent (tanggal kirim).' })
  @Column('date')
  sentOn: IsoDate;

  @Field(() => DateTime, { description: 'When it was taken in (waktu terima).' })
  @MomentColumn()
  takenInAt: Date;

  @Field(() => ShortText, { nullable: true, description: 'What the sender notes (catatan).' })
  @Column('text', { nullable: true })
  note: string | null;
}

export const ParcelConnection = connectionType('Parcel', () => Parcel);

import { Directive, Field, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { About } from '../../../shared/auth/access.js';
import { MomentColumn } from '../../../shared/database/columns.js';
import { DateTime, IsoDateScalar, Uuid } from '../../../shared/graphql/scalars.js';
import type { IsoDate } from '../../../shared/time/clock.js';

export enum VitalEventKind {
  DEATH = 'DEATH',
}
registerEnumType(VitalEventKind, {
  name: 'VitalEventKind',
  description: 'What happened (jenis peristiwa penting).',
  valuesConfig: { DEATH: { description: 'A death (kematian).' } },
});

/** A vital event (peristiwa penting) and the certificate that proves it. Never changed once registered. */
@Entity()
@ObjectType({
  description: 'A vital event in the civil register, with its certificate (akta pencatatan sipil).',
})
@Directive('@key(fields: "id")')
@About<VitalEvent>('GENERAL', ({ citizenId }) => [citizenId])
export class VitalEvent {
  @Field(() => Uuid, { description: 'Its opaque id.' })
  @PrimaryColumn('uuid')
  id: string;

  @Field(() => VitalEventKind, { description: 'What happened.' })
  @Column('text')
  kind: VitalEventKind;

  @Field(() => IsoDateScalar, { description: 'The day it happened (tanggal peristiwa).' })
  @Column('date')
  occurredOn: IsoDate;

  @Field(() => String, { description: 'Number of the certificate (nomor akta).' })
  @Column('text')
  certificateNumber: string;

  @Field(() => DateTime, { description: 'When it was registered (tanggal pencatatan).' })
  @MomentColumn()
  registeredAt: Date;

  @Field(() => Boolean, {
    description:
      'Whether it was registered after the legal deadline. It is registered all the same, free of charge.',
  })
  @Column('boolean')
  late: boolean;

  @Column('uuid')
  citizenId: string;
}

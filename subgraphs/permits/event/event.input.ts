import { Field, InputType } from 'type-graphql';
import { DateTime, IdempotencyKey, PositiveInt, ShortText, Uuid } from '../../../shared/graphql/scalars.js';
import { EventScale, EventType } from './event-scale.js';

@InputType({ description: 'An event to ask permission for (permohonan izin keramaian).' })
export class ApplyForEventPermitInput {
  @Field(() => Uuid, { description: 'Who is responsible (penanggung jawab).' })
  organiserId: string;

  @Field(() => ShortText, { description: 'Name of the event (nama kegiatan).' })
  name: string;

  @Field(() => EventType, { description: 'What kind of event (jenis).' })
  type: EventType;

  @Field(() => EventScale, { description: 'From where people take part (skala).' })
  scale: EventScale;

  @Field(() => DateTime, { description: 'When it begins (waktu mulai).' })
  startsAt: Date;

  @Field(() => DateTime, { description: 'When it ends (waktu selesai).' })
  endsAt: Date;

  @Field(() => Uuid, { description: 'Where it is held (tempat).' })
  venueId: string;

  @Field(() => PositiveInt, { description: 'How many people are expected (perkiraan massa).' })
  expectedAudience: number;

  @Field(() => Boolean, { description: 'Whether it is held for profit (komersial).' })
  commercial: boolean;

  @Field(() => Boolean, { description: 'Whether foreigners take part (melibatkan orang asing).' })
  involvesForeigners: boolean;

  @Field(() => IdempotencyKey, { description: 'One key for one application, sent again with every retry.' })
  idempotencyKey: string;
}

import { Field, InputType } from 'type-graphql';
import { IdempotencyKey, IsoDateScalar, ShortText, Uuid } from '../../../shared/graphql/scalars.js';
import type { IsoDate } from '../../../shared/time/clock.js';

@InputType({ description: 'A death to register (pencatatan kematian).' })
export class RegisterDeathInput {
  @Field(() => Uuid, { description: 'Who died.' })
  citizenId: string;

  @Field(() => IsoDateScalar, { description: 'The day of death (tanggal meninggal).' })
  diedOn: IsoDate;

  @Field(() => ShortText, { description: 'Number of the death certificate (nomor akta kematian).' })
  certificateNumber: string;

  @Field(() => Uuid, {
    nullable: true,
    description: 'Who heads the family from now on; needed when the head dies and others on the card live.',
  })
  newHeadId?: string | null;

  @Field(() => IdempotencyKey, { description: 'One key for one death, sent again with every retry.' })
  idempotencyKey: string;
}

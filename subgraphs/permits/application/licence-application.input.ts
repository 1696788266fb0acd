import { Field, InputType } from 'type-graphql';
import { IdempotencyKey, Uuid } from '../../../shared/graphql/scalars.js';
import { LicenceClass } from '../licence/licence-class.js';
import { LicenceApplicationKind } from './licence-application.entity.js';

@InputType({ description: 'An application for a driving licence (permohonan SIM).' })
export class ApplyForLicenceInput {
  @Field(() => Uuid, { description: 'Who applies (pemohon).' })
  citizenId: string;

  @Field(() => LicenceClass, { description: 'The class (golongan).' })
  licenceClass: LicenceClass;

  @Field(() => LicenceApplicationKind, {
    description: 'A new licence, an upgrade or a renewal (jenis permohonan).',
  })
  kind: LicenceApplicationKind;

  @Field(() => IdempotencyKey, { description: 'One key for one application, sent again with every retry.' })
  idempotencyKey: string;
}

@InputType({ description: 'An application to take back (pembatalan permohonan).' })
export class WithdrawLicenceApplicationInput {
  @Field(() => Uuid, { description: 'Which application.' })
  applicationId: string;

  @Field(() => IdempotencyKey, { description: 'One key for one withdrawal, sent again with every retry.' })
  idempotencyKey: string;
}

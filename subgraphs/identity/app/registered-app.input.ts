import { Field, InputType } from 'type-graphql';
import { AgencyCode, IdempotencyKey, ShortText } from '../../../shared/graphql/scalars.js';
import { AppKind } from './registered-app.entity.js';
import { AppAddress, AppClientId, AppKeySet, AppPurpose, AppScope } from './registered-app.scalar.js';

@InputType({ description: 'An app to register (pendaftaran aplikasi).' })
export class RegisterAppInput {
  @Field(() => AppClientId, { description: 'The id it will sign in with.' })
  clientId: string;

  @Field(() => ShortText, { description: 'The name people are shown.' })
  name: string;

  @Field(() => AppKind, { description: 'Who uses it.' })
  kind: AppKind;

  @Field(() => [AppAddress], {
    defaultValue: [],
    description: 'Where people are sent back to: over https or to a loopback address, all on one host.',
  })
  redirectUris: string[];

  @Field(() => [AppScope], { description: 'The scopes it asks for.' })
  scopes: string[];

  @Field(() => [AppPurpose], { defaultValue: [], description: 'The purposes it asks for.' })
  purposes: string[];

  @Field(() => AgencyCode, {
    nullable: true,
    description: 'The agency it belongs to; none for a citizens’ app.',
  })
  agencyCode?: string | null;

  @Field(() => AppKeySet, {
    nullable: true,
    description:
      'The public keys (JWKS) it proves itself with: EC keys on P-256. A service or tool must have them.',
  })
  publicKeys?: string | null;

  @Field(() => IdempotencyKey, { description: 'One key for one registration, sent again with every retry.' })
  idempotencyKey: string;
}

@InputType({ description: 'A decision on an app (keputusan atas aplikasi).' })
export class DecideAppInput {
  @Field(() => AppClientId, { description: 'Which app.' })
  clientId: string;

  @Field(() => IdempotencyKey, { description: 'One key for one decision, sent again with every retry.' })
  idempotencyKey: string;
}

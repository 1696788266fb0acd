import { createUnionType, Field, ObjectType } from 'type-graphql';
import { Failure, IdempotencyConflict } from '../../../shared/errors/failure.js';
import { AppStatus, RegisteredApp } from './registered-app.entity.js';

@ObjectType({ implements: Failure, description: 'Another app has this id.' })
export class AppIdTaken extends Failure {
  constructor() {
    super('APP_ID_TAKEN', 'Another app is registered under this id. Choose another one.', 'input.clientId');
  }
}

@ObjectType({ implements: Failure, description: 'People cannot be sent back to these addresses.' })
export class AppAddressesRefused extends Failure {
  constructor() {
    super(
      'APP_ADDRESSES_REFUSED',
      'An app for people names addresses over https or on a loopback address, all on one host and without a fragment; a service or tool names none.',
      'input.redirectUris',
    );
  }
}

@ObjectType({ implements: Failure, description: 'The app needs an agency, or must have none.' })
export class AppAgencyRefused extends Failure {
  constructor() {
    super(
      'APP_AGENCY_REFUSED',
      'A citizens’ app belongs to no agency; every other app belongs to one.',
      'input.agencyCode',
    );
  }
}

@ObjectType({ implements: Failure, description: 'The purposes do not fit the kind of app.' })
export class AppPurposesRefused extends Failure {
  constructor() {
    super(
      'APP_PURPOSES_REFUSED',
      'A citizens’ app states no purpose: people act for themselves. Every other app states at least one.',
      'input.purposes',
    );
  }
}

@ObjectType({ implements: Failure, description: 'The scopes do not fit the kind of app.' })
export class AppScopesRefused extends Failure {
  constructor(argument: string) {
    super(
      'APP_SCOPES_REFUSED',
      'A citizens’ app has scopes that a person can give, and none of the officials’. Register it without the others.',
      argument,
    );
  }
}

@ObjectType({ implements: Failure, description: 'The keys are missing, or are not public keys on P-256.' })
export class AppKeysRefused extends Failure {
  constructor() {
    super(
      'APP_KEYS_REFUSED',
      'Send one to four public EC keys on P-256 as a JWKS, each with its own kid and never with its private part.',
      'input.publicKeys',
    );
  }
}

@ObjectType({ implements: Failure, description: 'No such app is registered.' })
export class AppUnknown extends Failure {
  constructor() {
    super('APP_NOT_FOUND', 'No app is registered under this id. Check the id.', 'input.clientId');
  }
}

@ObjectType({ implements: Failure, description: 'The app stands where this decision changes nothing.' })
export class AppStatusConflict extends Failure {
  @Field(() => AppStatus, { description: 'Where it stands.' })
  readonly status: AppStatus;

  constructor(status: AppStatus) {
    super('APP_STATUS_CONFLICT', 'This decision is not possible where the app stands now.', 'input.clientId');
    this.status = status;
  }
}

export const RegisterAppResult = createUnionType({
  name: 'RegisterAppResult',
  description: 'The registered app, or why it was not registered.',
  types: () =>
    [
      RegisteredApp,
      AppIdTaken,
      AppAddressesRefused,
      AppAgencyRefused,
      AppPurposesRefused,
      AppScopesRefused,
      AppKeysRefused,
      IdempotencyConflict,
    ] as const,
});

export const DecideAppResult = createUnionType({
  name: 'DecideAppResult',
  description: 'The app as decided, or why nothing was decided.',
  types: () => [RegisteredApp, AppUnknown, AppStatusConflict, AppScopesRefused, IdempotencyConflict] as const,
});

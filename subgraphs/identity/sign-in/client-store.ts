import type { Adapter, AdapterPayload } from 'oidc-provider';
import type { DataSource } from 'typeorm';
import { isLoopback } from '../app/redirect-uri.rule.js';
import { AppKind, AppStatus, RegisteredApp } from '../app/registered-app.entity.js';
import { clientIdPattern } from '../app/registered-app.scalar.js';

/** What a client carries beyond the standard. */
export const appProperties = ['app_kind', 'app_scopes', 'app_purposes', 'app_agency'] as const;

/** Shows registered apps to the OpenID provider as its clients: the approved ones, for it knows no others. */
export class ClientStore implements Partial<Adapter> {
  constructor(private readonly db: DataSource) {}

  async find(clientId: string): Promise<AdapterPayload | undefined> {
    if (!clientIdPattern.test(clientId)) return undefined;
    const app = await this.db.manager.findOneBy(RegisteredApp, { clientId, status: AppStatus.APPROVED });
    return app ? metadataOf(app) : undefined;
  }
}

export function metadataOf(app: RegisteredApp): AdapterPayload {
  const isForPeople = app.kind === AppKind.CITIZEN_APP || app.kind === AppKind.OFFICER_APP;
  const isNative = app.redirectUris.every((uri) => isLoopback(new URL(uri)));
  return {
    client_id: app.clientId,
    client_name: app.name,
    ...(isForPeople ? forPeople(app.redirectUris, isNative) : forPrograms),
    token_endpoint_auth_method: app.publicKeys === null ? 'none' : 'private_key_jwt',
    ...(app.publicKeys !== null && {
      jwks: app.publicKeys,
      token_endpoint_auth_signing_alg: 'ES256',
    }),
    app_kind: app.kind,
    app_scopes: app.scopes,
    app_purposes: app.purposes,
    app_agency: app.agencyCode,
  } as AdapterPayload;
}

const forPeople = (redirectUris: readonly string[], isNative: boolean) => ({
  application_type: isNative ? 'native' : 'web',
  grant_types: ['authorization_code', 'refresh_token'],
  response_types: ['code'],
  redirect_uris: redirectUris,
  subject_type: 'pairwise',
  scope: 'openid offline_access',
});

const forPrograms = {
  grant_types: ['client_credentials'],
  response_types: [],
  redirect_uris: [],
  subject_type: 'public',
};

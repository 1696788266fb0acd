import type { Client } from 'oidc-provider';
import { AppKind } from '../app/registered-app.entity.js';

/** What the provider knows of an app beyond the standard's metadata. */
export interface ClientApp {
  readonly kind: AppKind;
  readonly scopes: readonly string[];
  /** Each as `CODE:LAWFUL_BASIS`. */
  readonly purposes: readonly string[];
  readonly agencyCode: string | null;
}

/** Reads back what `metadataOf` wrote. */
export function appOf(client: Client): ClientApp {
  const { app_kind, app_scopes, app_purposes, app_agency } = client as Client &
    Readonly<Record<string, unknown>>;
  return {
    kind: AppKind[app_kind as keyof typeof AppKind],
    scopes: textsOf(app_scopes),
    purposes: textsOf(app_purposes),
    agencyCode: typeof app_agency === 'string' ? app_agency : null,
  };
}

const textsOf = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : []);

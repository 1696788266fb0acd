import type { EntityManager } from 'typeorm';
import { inForceOn } from '../../../shared/policy/effective-period.js';
import type { IsoDate } from '../../../shared/time/clock.js';
import { CitizenScope } from './citizen-scope.entity.js';
import { AppKind, type RegisteredApp } from './registered-app.entity.js';

type Scoped = Pick<RegisteredApp, 'kind' | 'scopes'>;

/** The scopes of an app that its users may let it have: a citizens’ app none of the officials’, whatever is registered. */
export async function givableScopes(
  db: EntityManager,
  { kind, scopes }: Scoped,
  on: IsoDate,
): Promise<readonly string[]> {
  if (kind !== AppKind.CITIZEN_APP) return scopes;
  const citizens = await db.findBy(CitizenScope, { ...inForceOn(on) });
  return scopes.filter((scope) => citizens.some((one) => one.scope === scope));
}

/** Whether an app has scopes that its users can never give it. */
export async function hasOfficialsScopes(db: EntityManager, app: Scoped, on: IsoDate): Promise<boolean> {
  return (await givableScopes(db, app, on)).length < app.scopes.length;
}

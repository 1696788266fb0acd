import type { DataSource } from 'typeorm';
import { systemClock } from '../../../shared/time/clock.js';
import { AppKind } from '../app/registered-app.entity.js';
import { placeOfTotpSecret } from '../credential/credential.entity.js';
import { hashPin, type PinSecrets } from '../credential/pin-hash.js';
import { developmentKey, developmentPin, developmentTotpSecret } from '../secret/development-secret.js';
import type { Vault } from '../secret/vault.js';
import {
  type DevelopmentApp,
  developmentApps,
  developmentOfficers,
  developmentPeople,
  developmentRedirect,
  personaIdOf,
} from './development-sign-ins.js';

/**
 * Gives an embedded nation its sign-ins: the personas' PINs, a few officers, and apps. It is done where the provider starts
 * and not where the nation is seeded, because only here is it known to be embedded. People there already stay as they are;
 * officers and apps get the rights of today.
 */
export async function plantDevelopment(db: DataSource, vault: Vault, pin: PinSecrets): Promise<void> {
  await plantPeople(db, developmentPeople, { vault, pin });
  await plantOfficers(db);
  for (const app of developmentApps) await plantApp(db, app);
}

/** Gives people of an embedded nation the PIN and authenticator app that everybody may work out. */
export async function plantPeople(
  db: DataSource,
  citizenIds: readonly string[],
  secrets: { readonly vault: Vault; readonly pin: PinSecrets },
): Promise<void> {
  const planted: { citizen_id: string }[] = await db.query('SELECT citizen_id FROM credential');
  const known = new Set(planted.map(({ citizen_id }) => citizen_id));
  const missing = citizenIds.filter((id) => !known.has(id));
  await Promise.all(missing.map((id) => plantPerson(db, id, secrets.vault, secrets.pin)));
}

async function plantPerson(db: DataSource, citizenId: string, vault: Vault, pin: PinSecrets): Promise<void> {
  await db.query(
    `INSERT INTO credential (citizen_id, pin_hash, totp_secret, development)
     SELECT id, $2, $3, true FROM citizen WHERE id = $1 ON CONFLICT DO NOTHING`,
    [
      citizenId,
      await hashPin(developmentPin(citizenId), pin),
      vault.seal(developmentTotpSecret(citizenId), placeOfTotpSecret(citizenId)),
    ],
  );
}

async function plantOfficers(db: DataSource): Promise<void> {
  for (const [agencyCode, persona] of Object.entries(developmentOfficers)) {
    const app = developmentApps.find(({ clientId }) => clientId === `officer-${agencyCode}`);
    await db.query(
      `INSERT INTO officer (citizen_id, agency_code, scopes, purposes)
       SELECT id, $2, $3, $4 FROM citizen WHERE id = $1
       ON CONFLICT (citizen_id, agency_code) DO UPDATE SET scopes = excluded.scopes, purposes = excluded.purposes`,
      [personaIdOf(persona), agencyCode, app?.scopes ?? [], app?.purposes ?? []],
    );
  }
}

async function plantApp(db: DataSource, app: DevelopmentApp): Promise<void> {
  const isForPeople = app.kind === AppKind.CITIZEN_APP || app.kind === AppKind.OFFICER_APP;
  const { d: _, ...publicKey } = developmentKey(app.clientId);
  await db.query(
    `INSERT INTO registered_app
       (client_id, name, kind, status, redirect_uris, scopes, purposes, agency_code, public_keys, registered_at, development)
     VALUES ($1, $2, $3, 'APPROVED', $4, $5, $6, $7, $8, $9, true)
     ON CONFLICT (client_id) DO UPDATE SET scopes = excluded.scopes, purposes = excluded.purposes
       WHERE registered_app.development`,
    [
      app.clientId,
      app.name,
      app.kind,
      isForPeople ? [developmentRedirect] : [],
      app.scopes,
      app.purposes,
      app.agencyCode,
      isForPeople ? null : { keys: [publicKey] },
      systemClock.now(),
    ],
  );
}

import { dataSourceOf } from '../../../shared/database/data-source.js';
import { Vault } from '../secret/vault.js';
import { readSignInSettings } from '../sign-in/sign-in-settings.js';
import { plantPeople } from './plant-development.js';

/**
 * Gives citizens of an embedded nation sign-ins beyond the personas', as measurements and tests need them.
 * @param databaseUrl identity's database
 * @param citizenIds opaque ids; who is not registered gets none
 */
export async function giveSignIns(databaseUrl: string, citizenIds: readonly string[]): Promise<void> {
  const { encryptionKeys, pin } = readSignInSettings({ EMBEDDED_NATION: 'true' });
  const db = dataSourceOf({ name: 'identity', entities: [], migrations: [] }, { url: databaseUrl });
  await db.initialize();
  try {
    await plantPeople(db, citizenIds, { vault: new Vault(encryptionKeys), pin });
  } finally {
    await db.destroy();
  }
}

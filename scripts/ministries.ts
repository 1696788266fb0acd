import 'reflect-metadata';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { StartError } from '../shared/process/run-main.js';
import type { SubgraphDefinition } from '../shared/subgraph/define-subgraph.js';

const builtSubgraphs = fileURLToPath(new URL('../subgraphs', import.meta.url));

/**
 * Finds every ministry by reading the folder `subgraphs/`, so that a new one is a new folder and nothing else.
 * @returns their doors, by name.
 * @throws StartError when a folder has no door, or two ministries claim one name or port.
 */
export async function findMinistries(directory = builtSubgraphs): Promise<readonly SubgraphDefinition[]> {
  const folders = (await readdir(directory, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  const doors = await Promise.all(folders.map(({ name }) => openDoor(join(directory, name), name)));
  refuseShared(doors, 'name');
  refuseShared(doors, 'port');
  return doors.sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function openDoor(folder: string, name: string): Promise<SubgraphDefinition> {
  const file = ['subgraph.js', 'subgraph.ts'].find((candidate) =>
    import.meta.url.endsWith(candidate.slice(-3)),
  );
  const found: { readonly default?: SubgraphDefinition } = await import(
    pathToFileURL(join(folder, file ?? 'subgraph.js')).href
  ).catch((cause: unknown) => {
    throw new StartError(`The ministry in subgraphs/${name} has no door that opens: ${String(cause)}`, {
      cause,
    });
  });
  if (found.default?.name !== name) {
    throw new StartError(`subgraphs/${name}/subgraph.ts must export a subgraph named "${name}" by default.`);
  }
  return found.default;
}

function refuseShared(doors: readonly SubgraphDefinition[], trait: 'name' | 'port'): void {
  const groups = Map.groupBy(doors, (door) => door[trait]);
  const [shared] = [...groups.values()].filter((group) => group.length > 1);
  if (!shared) return;
  throw new StartError(
    `The ministries ${shared.map(({ name }) => name).join(' and ')} claim the same ${trait}.`,
  );
}

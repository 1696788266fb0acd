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
  const names = await ministryNames(directory);
  const doors = await Promise.all(names.map((name) => openDoor(join(directory, name), name)));
  refuseShared(doors, 'name');
  refuseShared(doors, 'port');
  return doors;
}

/**
 * Opens one ministry's door and no other: a process that loads all of them starts later, and is larger by 50 MiB.
 * @returns null when there is no such ministry.
 * @throws StartError when its folder has no door.
 */
export async function findMinistry(
  name: string | undefined,
  directory = builtSubgraphs,
): Promise<SubgraphDefinition | null> {
  const isFound = name !== undefined && (await ministryNames(directory)).includes(name);
  return isFound ? openDoor(join(directory, name), name) : null;
}

/** In the order of the alphabet. */
export async function ministryNames(directory = builtSubgraphs): Promise<readonly string[]> {
  const entries = await readdir(directory, { withFileTypes: true });
  return entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).sort();
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

import 'reflect-metadata';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { runMain, StartError } from '../shared/process/run-main.js';
import { contractOf } from './contract.js';
import { findMinistries } from './ministries.js';

const help = `Prints and composes the contract under schema/.

  npm run schema              writes schema/subgraphs/*.graphql, supergraph.graphql, api.graphql and ownership.md
  npm run schema -- --check   writes nothing; fails when what is committed is stale
`;

const directory = 'schema';

runMain(async () => {
  const { values } = parseArgs({
    options: { check: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) {
    process.stdout.write(help);
    return;
  }
  const contract = contractOf(await findMinistries());
  if (values.check) await check(contract);
  else await write(contract);
});

async function check(contract: ReadonlyMap<string, string>): Promise<void> {
  const stale: string[] = [];
  for (const [file, text] of contract) {
    const committed = await readFile(join(directory, file), 'utf8').catch(() => null);
    if (committed !== text) stale.push(join(directory, file));
  }
  if (stale.length > 0) {
    throw new StartError(`The contract is stale. Run \`npm run schema\` and commit: ${stale.join(', ')}`);
  }
  process.stdout.write(`The contract of ${contract.size} files is current.\n`);
}

async function write(contract: ReadonlyMap<string, string>): Promise<void> {
  await rm(join(directory, 'subgraphs'), { recursive: true, force: true });
  for (const [file, text] of contract) {
    await mkdir(dirname(join(directory, file)), { recursive: true });
    await writeFile(join(directory, file), text);
    process.stdout.write(`${join(directory, file)}\n`);
  }
}

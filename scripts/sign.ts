import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { publishRelease } from '../router/release/publish-release.js';
import { newSigningKey, publicKeysOf, type SigningKey, signingKeyOf } from '../router/release/signing-key.js';
import { secretFile } from '../shared/database/embedded-cluster.js';
import { runMain, StartError, UsageError } from '../shared/process/run-main.js';

const help = `Signs a supergraph, so that routers which know the key load it and no other.

  npm run sign -- --key <file> --new                   makes a private key, readable by its owner alone
  npm run sign -- --key <file> [--key <file>]          prints the public keys: what routers take as SUPERGRAPH_KEYS
  npm run sign -- --key <file> --supergraph <file> [--to <file>] [--version N]

  --supergraph FILE  what to sign, as \`npm run schema\` makes it
  --to FILE          where routers look for it (FILE itself); its signature is put beside it, as FILE.jws
  --version N        a whole number above all before; routers load nothing lower (the seconds since 1970)

To change a key: let routers know both (two --key), sign with the new one, then let them know the new one alone.
To go back to an earlier supergraph, sign that again: it gets a version above the one that is served.
`;

runMain(async () => {
  const { values } = parseArgs({
    options: {
      key: { type: 'string', multiple: true, default: [] },
      new: { type: 'boolean', default: false },
      supergraph: { type: 'string' },
      to: { type: 'string' },
      version: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    process.stdout.write(help);
    return;
  }
  const [file] = values.key;
  if (file === undefined) throw new UsageError('Say with which key: --key <file>.');
  if (values.new) await makeKey(file);
  const keys = await Promise.all(values.key.map(readKey));
  if (values.supergraph === undefined) process.stdout.write(`${JSON.stringify(publicKeysOf(keys))}\n`);
  else await sign(keys, { ...values, supergraph: values.supergraph });
});

/** A key that is there is never written over: what it signed would be refused from then on. */
async function makeKey(file: string): Promise<void> {
  const made = JSON.stringify(newSigningKey());
  if ((await secretFile(file, () => made)) !== made) throw new StartError(`${file} is there already.`);
}

async function readKey(file: string): Promise<SigningKey> {
  const key = signingKeyOf(await readFile(file, 'utf8').catch(() => ''));
  if (!key) throw new StartError(`${file} holds no key to sign with. Make one with --new.`);
  return key;
}

interface ToSign {
  readonly supergraph: string;
  readonly to?: string | undefined;
  readonly version?: string | undefined;
}

async function sign(
  keys: readonly SigningKey[],
  { supergraph, to = supergraph, version }: ToSign,
): Promise<void> {
  const [key, ...others] = keys;
  if (!key || others.length > 0) throw new UsageError('A supergraph is signed with one --key.');
  const sdl = await readFile(supergraph, 'utf8').catch((cause: unknown) => {
    throw new StartError(`The supergraph ${supergraph} cannot be read.`, { cause });
  });
  const given = await publishRelease({ file: to, sdl, key, now: new Date(), version: versionOf(version) });
  process.stdout.write(`${to} is signed as version ${given}.\n`);
}

/** @throws UsageError for what is no version. */
function versionOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const version = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(version) && version > 0) return version;
  throw new UsageError('--version is a whole number above 0.');
}

import { join } from 'node:path';
import { publishRelease } from '../router/release/publish-release.js';
import { newSigningKey, publicKeysOf, signingKeyOf } from '../router/release/signing-key.js';
import { secretFile } from '../shared/database/embedded-cluster.js';
import { StartError } from '../shared/process/run-main.js';

/** Where an embedded nation publishes its supergraph, and how its router knows that it is the nation's. */
export interface NationReleases {
  readonly file: string;
  /** What its router must know, as environment variables. */
  readonly ofRouter: Readonly<Record<string, string>>;
  /** Signs a supergraph and puts it where the router looks. */
  readonly publish: (sdl: string) => Promise<void>;
}

/**
 * The same key at every start, in a file that its owner alone can read.
 * @param data where the nation keeps everything.
 * @throws StartError when the key can be neither read nor made.
 */
export async function nationReleases(data: string): Promise<NationReleases> {
  const file = join(data, 'supergraph.graphql');
  const key = signingKeyOf(await secretFile(signingKeyFile(data), () => JSON.stringify(newSigningKey())));
  if (!key) throw new StartError(`${signingKeyFile(data)} holds no key. Remove it, then start again.`);
  return {
    file,
    ofRouter: {
      SUPERGRAPH_KEYS: JSON.stringify(publicKeysOf([key])),
      SUPERGRAPH_COPY: join(data, 'supergraph.copy.json'),
    },
    publish: async (sdl) => void (await publishRelease({ file, sdl, key, now: new Date() })),
  };
}

/** Where a nation keeps the key that it signs its supergraph with. */
export const signingKeyFile = (data: string): string => join(data, 'supergraph.key.json');

import { z } from 'zod';
import { ReleaseFile } from '../router/release/release-file.js';
import { releaseKeys } from '../router/release/release-keys.js';
import type { ReleaseSource } from '../router/release/release-source.js';
import { ReleaseUrl } from '../router/release/release-url.js';
import type { SupergraphTrust } from '../router/router.js';
import { ConfigurationError, milliseconds, readEnvironment } from '../shared/config/environment.js';

const settings = {
  SUPERGRAPH_KEYS: releaseKeys.optional(),
  SUPERGRAPH_COPY: z.string().optional(),
  SUPERGRAPH_POLL_MS: milliseconds.optional(),
};

/** A look at a file costs two questions to the file system; one at an address, two requests to somebody else. */
const pollMsDefault = { file: 1_000, url: 10_000 };

export interface RouterSupergraph {
  readonly supergraph: ReleaseSource;
  readonly trust?: SupergraphTrust;
}

/**
 * Reads where supergraphs are published and by whom they must be signed.
 * @param place a file, or an http(s) address.
 * @throws ConfigurationError with all that is wrong.
 */
export function readSupergraphPlace(place: string): RouterSupergraph {
  const environment = readEnvironment(settings);
  const { SUPERGRAPH_KEYS: keys, SUPERGRAPH_COPY: copy, SUPERGRAPH_POLL_MS: everyMs } = environment;
  if (copy !== undefined && !keys) {
    throw new ConfigurationError([
      'SUPERGRAPH_COPY: needs SUPERGRAPH_KEYS, because a copy is believed by its signature',
    ]);
  }
  const supergraph = /^https?:\/\//i.test(place)
    ? new ReleaseUrl(urlOf(place), { everyMs: everyMs ?? pollMsDefault.url, signed: keys !== undefined })
    : new ReleaseFile(place, everyMs ?? pollMsDefault.file);
  return { supergraph, ...(keys && { trust: { keys, copy: copy ?? null } }) };
}

function urlOf(place: string): URL {
  if (URL.canParse(place)) return new URL(place);
  throw new ConfigurationError(['--supergraph: is not a file, nor an address']);
}

import type { FastifyRequest } from 'fastify';
import { checkDocument } from './document-limits.js';
import type { LimitOptions } from './limit-options.js';
import { RecentTexts } from './recent-texts.js';
import { Refusal } from './refusal.js';
import { checkValues } from './value-limits.js';

/** What a request asks for, of whatever form it turns out to be. */
interface Asked {
  readonly query: unknown;
  readonly variables: unknown;
  readonly extensions: unknown;
}

/** Of documents that were let through, so that they need not be measured again. */
const rememberedCharactersMax = 4 * 1024 * 1024;

/** Lets a request in, or refuses it before anything is done for it: no document is validated, nobody is asked. */
export class Admission {
  readonly #admitted = new RecentTexts(rememberedCharactersMax);

  constructor(private readonly limits: LimitOptions) {}

  /**
   * What is no GraphQL request at all is left to Apollo Server.
   * @param client the app that asks, as far as its token proves it.
   * @throws Refusal
   */
  admit(request: FastifyRequest, client: string | null): void {
    const asked = request.method === 'GET' ? askedInAddress(request.url) : askedInBody(request.body);
    checkValues(request.method === 'GET' ? asked : request.body, this.limits);
    const { query } = asked;
    this.#checkTrust(asked, client);
    if (typeof query !== 'string' || this.#admitted.has(query)) return;
    checkDocument(query, this.limits);
    this.#admitted.add(query);
  }

  #checkTrust({ query, extensions }: Asked, client: string | null): void {
    const { trustedDocuments } = this.limits;
    if (!trustedDocuments) return;
    const hash: unknown = Object(Object(extensions).persistedQuery).sha256Hash;
    const isKnown =
      typeof query === 'string'
        ? trustedDocuments.isTextOf(query, client)
        : typeof hash === 'string' && trustedDocuments.isIdOf(hash, client);
    if (!isKnown) throw unknownDocument();
  }
}

const unknownDocument = () =>
  new Refusal('UNKNOWN_DOCUMENT', 'Only documents that were registered for this app are answered.');

function askedInBody(body: unknown): Asked {
  if (Array.isArray(body)) throw new Refusal('BATCHING_DISABLED', 'Send one operation in a request.');
  const { query, variables, extensions } = Object(body);
  return { query, variables, extensions };
}

/** Reads the address as Apollo Server does, which refuses what stands in it twice. */
function askedInAddress(address: string): Asked {
  const { searchParams } = new URL(address, 'http://localhost');
  return {
    query: searchParams.get('query') ?? undefined,
    variables: jsonOf(searchParams.get('variables')),
    extensions: jsonOf(searchParams.get('extensions')),
  };
}

function jsonOf(text: string | null): unknown {
  try {
    return text === null ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

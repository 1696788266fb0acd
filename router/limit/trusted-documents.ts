import { createHash } from 'node:crypto';
import { z } from 'zod';
import { StartError } from '../../shared/process/run-main.js';

/** Apollo's persisted query manifest, as its clients' build tools write it. */
const manifest = z.object({
  format: z.literal('apollo-persisted-query-manifest'),
  version: z.literal(1),
  operations: z.array(
    z.object({
      id: z.string().min(1),
      name: z.string().min(1),
      type: z.enum(['query', 'mutation']),
      body: z.string().min(1),
      /** The app that may use it; left out or null, any. */
      clientName: z.string().min(1).nullish(),
    }),
  ),
});

interface TrustedDocument {
  readonly body: string;
  /** Null for any app. */
  readonly client: string | null;
}

/** The operations that are answered, where no others are: each by its id or its very text, to the app it was made for. */
export class TrustedDocuments {
  readonly #byId = new Map<string, TrustedDocument[]>();
  readonly #byText = new Map<string, TrustedDocument[]>();

  /** Of all operations, whatever app they are for. */
  readonly names: ReadonlySet<string>;

  /** @throws StartError when the text is no manifest. */
  constructor(json: string) {
    const operations = operationsIn(json);
    this.names = new Set(operations.map(({ name }) => name));
    for (const { id, body, clientName } of operations) {
      const document = { body, client: clientName ?? null };
      for (const [known, key] of [
        [this.#byId, id],
        [this.#byText, body],
      ] as const) {
        known.set(key, [...(known.get(key) ?? []), document]);
      }
      if (this.#byId.get(id)?.some((other) => other.body !== body))
        throw new StartError(
          `The trusted documents have two texts under the id ${id}. Make the manifest anew.`,
        );
      // Clients of automatic persisted queries name a text by its hash, whatever its id is.
      const hash = sha256Of(body);
      if (hash !== id) this.#byId.set(hash, this.#byText.get(body) ?? []);
    }
  }

  /** Whether an app, null when the caller is none, may send this text. */
  isTextOf(text: string, client: string | null): boolean {
    return isFor(this.#byText.get(text), client);
  }

  /** Whether an app may send this id. */
  isIdOf(id: string, client: string | null): boolean {
    return isFor(this.#byId.get(id), client);
  }

  /** What Apollo Server looks ids up in, instead of a cache to which anybody adds. */
  readonly asCache = {
    get: async (key: string): Promise<string | undefined> =>
      this.#byId.get(key.replace(/^apq:/, ''))?.[0]?.body,
    set: async (): Promise<void> => {},
    delete: async (): Promise<boolean> => false,
  };
}

const isFor = (documents: readonly TrustedDocument[] | undefined, client: string | null): boolean =>
  documents?.some((document) => document.client === null || document.client === client) ?? false;

const sha256Of = (text: string) => createHash('sha256').update(text).digest('hex');

function operationsIn(json: string) {
  const parsed = manifest.safeParse(jsonIn(json));
  if (parsed.success) return parsed.data.operations;
  const [{ path, message } = { path: [], message: '' }] = parsed.error.issues;
  throw new StartError(
    `The trusted documents are no manifest of persisted queries: ${path.join('.') || 'all of it'}: ${message}.`,
  );
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new StartError('The trusted documents are not JSON.', { cause });
  }
}

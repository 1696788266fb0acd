import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { type LimitOptions, usualLimits } from '../router/limit/limit-options.js';
import { TrustedDocuments } from '../router/limit/trusted-documents.js';
import { readEnvironment, wholeNumber } from '../shared/config/environment.js';
import { StartError } from '../shared/process/run-main.js';

const usual = usualLimits;

export const limitsHelp = `
How much one request may be; what is more is refused with a code before anything is done for it:
  BODY_BYTES_MAX        bytes of a body (${usual.bodyBytesMax})
  DOCUMENT_CHARACTERS_MAX, DOCUMENT_TOKENS_MAX
                        length of a document (${usual.charactersMax}, ${usual.tokensMax})
  DEPTH_MAX             fields within fields (${usual.depthMax})
  FIELDS_MAX            fields, those of fragments at every place included (${usual.fieldsMax})
  ROOT_FIELDS_MAX       fields of the operation itself (${usual.rootFieldsMax})
  ALIASES_MAX           aliases (${usual.aliasesMax})
  DIRECTIVES_MAX        directives (${usual.directivesMax})
  COMPARISONS_MAX       pairs of fields with one place in the answer, or of fragments (${usual.comparisonsMax})
  VALUES_MAX, VALUE_DEPTH_MAX
                        values in a body, and values within values (${usual.valuesMax}, ${usual.valueDepthMax})
  COST_MAX              cost by @cost and @listSize, told to whoever sends x-cost (${usual.costMax})
  LIST_SIZE_ASSUMED     how long a list is of which nothing is said (${usual.listSizeAssumed})
  PLAN_PATHS_MAX, PLANS_MAX
                        ways to weigh for one field, and whole plans to compare (${usual.planPathsMax}, ${usual.plansMax})
  CONNECTIONS_MAX       connections at a time; more are closed (${usual.connectionsMax})

Who may ask what, from where:
  ALLOWED_ORIGINS       origin,… whose pages may ask and read (none)
  TRUSTED_DOCUMENTS     a manifest of persisted queries; nothing else is answered, each to its clientName alone
`;

const limit = (usualLimit: number) => wholeNumber(1, 100_000_000).default(usualLimit);

const settings = {
  BODY_BYTES_MAX: limit(usual.bodyBytesMax),
  DOCUMENT_CHARACTERS_MAX: limit(usual.charactersMax),
  DOCUMENT_TOKENS_MAX: limit(usual.tokensMax),
  DEPTH_MAX: limit(usual.depthMax),
  FIELDS_MAX: limit(usual.fieldsMax),
  ROOT_FIELDS_MAX: limit(usual.rootFieldsMax),
  ALIASES_MAX: limit(usual.aliasesMax),
  DIRECTIVES_MAX: limit(usual.directivesMax),
  COMPARISONS_MAX: limit(usual.comparisonsMax),
  VALUES_MAX: limit(usual.valuesMax),
  VALUE_DEPTH_MAX: limit(usual.valueDepthMax),
  COST_MAX: limit(usual.costMax),
  LIST_SIZE_ASSUMED: limit(usual.listSizeAssumed),
  PLAN_PATHS_MAX: limit(usual.planPathsMax),
  PLANS_MAX: limit(usual.plansMax),
  CONNECTIONS_MAX: limit(usual.connectionsMax),
  ALLOWED_ORIGINS: z
    .string()
    .transform((text) => text.split(','))
    .refine((origins) => origins.every(isOrigin), 'is not a list of origins as https://app.example')
    .default([]),
  TRUSTED_DOCUMENTS: z.string().optional(),
};

/** As browsers write it: a slash at its end, or a capital, would never be met. */
const isOrigin = (text: string) => URL.canParse(text) && new URL(text).origin === text;

/**
 * Reads how much a request to the router may be.
 * @throws ConfigurationError with all that is wrong.
 * @throws StartError when the trusted documents cannot be read.
 */
export async function readLimits(): Promise<LimitOptions> {
  const read = readEnvironment(settings);
  return {
    bodyBytesMax: read.BODY_BYTES_MAX,
    charactersMax: read.DOCUMENT_CHARACTERS_MAX,
    tokensMax: read.DOCUMENT_TOKENS_MAX,
    depthMax: read.DEPTH_MAX,
    fieldsMax: read.FIELDS_MAX,
    rootFieldsMax: read.ROOT_FIELDS_MAX,
    aliasesMax: read.ALIASES_MAX,
    directivesMax: read.DIRECTIVES_MAX,
    comparisonsMax: read.COMPARISONS_MAX,
    valuesMax: read.VALUES_MAX,
    valueDepthMax: read.VALUE_DEPTH_MAX,
    costMax: read.COST_MAX,
    listSizeAssumed: read.LIST_SIZE_ASSUMED,
    planPathsMax: read.PLAN_PATHS_MAX,
    plansMax: read.PLANS_MAX,
    connectionsMax: read.CONNECTIONS_MAX,
    origins: read.ALLOWED_ORIGINS,
    trustedDocuments: await readTrustedDocuments(read.TRUSTED_DOCUMENTS),
  };
}

async function readTrustedDocuments(file: string | undefined): Promise<TrustedDocuments | null> {
  if (file === undefined) return null;
  const json = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new StartError(`The manifest ${file} of TRUSTED_DOCUMENTS cannot be read.`, { cause });
  });
  return new TrustedDocuments(json);
}

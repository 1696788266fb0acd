import { Supergraph as FederatedSupergraph } from '@apollo/federation-internals';
import { type DocumentNode, type GraphQLSchema, Kind, parse, visit } from 'graphql';
import { StartError } from '../shared/process/run-main.js';

export interface Supergraph {
  readonly sdl: string;
  /** With all that clients do not see: the routing directives and the inaccessible fields. */
  readonly schema: GraphQLSchema;
  /** Where each subgraph is, by name. */
  readonly subgraphs: ReadonlyMap<string, URL>;
}

/**
 * Reads the SDL of any Federation 2 supergraph.
 * @param urlOf where a subgraph really is, when not where the supergraph says.
 * @throws StartError with one sentence that says what is wrong with it.
 */
export function readSupergraph(sdl: string, urlOf: (name: string) => string | undefined): Supergraph {
  if (sdl.trim() === '') throw new StartError('The supergraph is empty. Make one with `npm run schema`.');
  const document = parsed(sdl);
  refuseOtherThanFederation2(document);
  const supergraph = built(document);
  return {
    sdl,
    schema: supergraph.schema.toGraphQLJSSchema(),
    subgraphs: new Map(
      supergraph
        .subgraphsMetadata()
        .map(({ name, url }) => [name, subgraphUrl(name, urlOf(name) ?? url ?? '')] as const),
    ),
  };
}

function parsed(sdl: string): DocumentNode {
  try {
    return parse(sdl);
  } catch (cause) {
    throw new StartError(`The supergraph is not GraphQL: ${sentenceOf(cause)}`, { cause });
  }
}

function refuseOtherThanFederation2(document: DocumentNode): void {
  const version = joinVersionOf(document);
  if (version === undefined) {
    throw new StartError(
      'The file is GraphQL, but no supergraph: it does not link the join specification. Compose it with Apollo Federation 2.',
    );
  }
  if (version === '0.1') {
    throw new StartError(
      'The supergraph was composed by Apollo Federation 1. Compose it again with Federation 2.',
    );
  }
}

function built(document: DocumentNode): FederatedSupergraph {
  try {
    const supergraph = FederatedSupergraph.build(document);
    // Taking the subgraphs out finds what composition could never have put in.
    supergraph.subgraphs();
    return supergraph;
  } catch (cause) {
    throw new StartError(`The supergraph cannot be served: ${sentenceOf(cause)}`, { cause });
  }
}

/** The version of the specification that says which subgraph has which field, in whichever way it is linked. */
function joinVersionOf(document: DocumentNode): string | undefined {
  let version: string | undefined;
  visit(document, {
    Directive: ({ name, arguments: given = [] }) => {
      if (name.value !== 'link' && name.value !== 'core') return;
      for (const { value } of given) {
        if (value.kind === Kind.STRING) version ??= /\/join\/v(\d+\.\d+)$/.exec(value.value)?.[1];
      }
    },
  });
  return version;
}

function subgraphUrl(name: string, url: string): URL {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (parsed?.protocol === 'http:' || parsed?.protocol === 'https:') return parsed;
  throw new StartError(
    `The supergraph does not say at which http or https address its subgraph "${name}" is. Set ${urlVariableOf(name)}.`,
  );
}

/** The environment variable that says where a subgraph is. */
export const urlVariableOf = (subgraph: string): string =>
  `${subgraph.toUpperCase().replace(/[^A-Z0-9]+/g, '_')}_SUBGRAPH_URL`;

/** Apollo lists causes over many lines; one sentence holds the first of them. */
function sentenceOf(error: unknown): string {
  const message = error instanceof Error ? error.message.replace(/\s+/g, ' ') : '';
  return message.length > sentenceMax ? `${message.slice(0, sentenceMax)}…` : message;
}

const sentenceMax = 300;

import { buildSchemaFromAST, Supergraph as FederatedSupergraph } from '@apollo/federation-internals';
import { type DocumentNode, type GraphQLSchema, Kind, parse, print, visit } from 'graphql';
import { RuleBook } from './authorise/rule-book.js';
import { SecurityFeatures } from './authorise/security-features.js';
import { WrittenRules } from './authorise/written-rules.js';
import { type Requirements, separateRequiredArguments } from './execute/required-arguments.js';
import { RefusedRelease } from './release/refused-release.js';
import { type SubgraphPlaces, subgraphUrl } from './subgraph-url.js';

export interface Supergraph {
  /**
   * What is planned over. Without the rules: the gateway takes none that it does not enforce itself. What fields require with
   * arguments has names of its own in it.
   */
  readonly sdl: string;
  /** The same, built. */
  readonly planned: FederatedSupergraph;
  /** With all that clients do not see: the routing directives and the inaccessible fields. */
  readonly schema: GraphQLSchema;
  /** As clients see it. */
  readonly clientSchema: GraphQLSchema;
  /** Where each subgraph is, by name. */
  readonly subgraphs: ReadonlyMap<string, URL>;
  /** The names that stand in `sdl` for what fields require with arguments. */
  readonly requirements: Requirements;
  /** Who may have what; null when the supergraph says nothing of it. */
  readonly rules: RuleBook | null;
}

/**
 * Reads the SDL of any Federation 2 supergraph.
 * @throws RefusedRelease with one sentence that says what is wrong with it.
 */
export function readSupergraph(sdl: string, places: SubgraphPlaces): Supergraph {
  const reading = supergraphInSteps(sdl, places);
  for (;;) {
    const { done, value } = reading.next();
    if (done) return value;
  }
}

/** Reads a supergraph as readSupergraph does, in steps between which the process can do something else. */
export function* supergraphInSteps(text: string, places: SubgraphPlaces): Generator<void, Supergraph, void> {
  if (text.trim() === '')
    throw new RefusedRelease('EMPTY', 'The supergraph is empty. Make one with `npm run schema`.');
  const document = parsed(text);
  refuseOtherThanFederation2(document);
  yield;
  const guarded = guardedParts(document);
  const unguarded = guarded?.unguarded ?? document;
  yield;
  const built = serveable(() => buildSchemaFromAST(unguarded, { validate: false }));
  yield;
  // It remembers that it is valid, and is not validated again.
  serveable(() => built.validate());
  yield;
  const supergraph = serveable(() => new FederatedSupergraph(built));
  yield;
  // Taking the subgraphs out finds what composition could never have put in.
  serveable(() => supergraph.subgraphs());
  yield;
  const requirements = separateRequiredArguments(unguarded);
  const sdl = print(requirements.supergraph);
  yield;
  const planned = requirements.supergraph === unguarded ? supergraph : unvalidated(requirements.supergraph);
  yield;
  // Kept there, and the planner asks for them.
  planned.subgraphs();
  yield;
  const schema = supergraph.schema.toGraphQLJSSchema();
  yield;
  const visible = serveable(() => supergraph.apiSchema());
  yield;
  const clientSchema = serveable(() => visible.toGraphQLJSSchema());
  yield;
  return {
    sdl,
    planned,
    requirements,
    schema,
    clientSchema,
    subgraphs: new Map(
      supergraph
        .subgraphsMetadata()
        .map(({ name, url }) => [name, subgraphUrl(name, url ?? '', places)] as const),
    ),
    rules: guarded && new RuleBook(schema, guarded.written),
  };
}

interface GuardedParts {
  readonly written: WrittenRules;
  readonly unguarded: DocumentNode;
}

/** A supergraph has rules when it links a specification of them, under whatever names. */
function guardedParts(document: DocumentNode): GuardedParts | null {
  const schema = serveable(() => buildSchemaFromAST(document, { validate: false }));
  const features = SecurityFeatures.of(schema);
  if (features.kindOf.size === 0) return null;
  const join = [...(schema.coreFeatures?.allFeatures() ?? [])].find(({ url }) => url.name === 'join');
  return {
    written: new WrittenRules(document, features, join?.nameInSchema ?? 'join'),
    unguarded: features.takenOutOf(document),
  };
}

function parsed(sdl: string): DocumentNode {
  try {
    return parse(sdl);
  } catch (cause) {
    throw new RefusedRelease('NOT_GRAPHQL', `The supergraph is not GraphQL: ${sentenceOf(cause)}`, { cause });
  }
}

function refuseOtherThanFederation2(document: DocumentNode): void {
  const version = joinVersionOf(document);
  if (version === undefined) {
    throw new RefusedRelease(
      'NOT_FEDERATION_2',
      'The file is GraphQL, but no supergraph: it does not link the join specification. Compose it with Apollo Federation 2.',
    );
  }
  if (version === '0.1') {
    throw new RefusedRelease(
      'NOT_FEDERATION_2',
      'The supergraph was composed by Apollo Federation 1. Compose it again with Federation 2.',
    );
  }
}

/** What was added to a valid supergraph is known to fit. */
const unvalidated = (document: DocumentNode): FederatedSupergraph =>
  FederatedSupergraph.build(document, { validateSupergraph: false });

function serveable<T>(build: () => T): T {
  try {
    return build();
  } catch (cause) {
    throw new RefusedRelease('NOT_SERVEABLE', `The supergraph cannot be served: ${sentenceOf(cause)}`, {
      cause,
    });
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

/** Apollo lists causes over many lines; one sentence holds the first of them. */
function sentenceOf(error: unknown): string {
  const message = error instanceof Error ? error.message.replace(/\s+/g, ' ') : '';
  return message.length > sentenceMax ? `${message.slice(0, sentenceMax)}…` : message;
}

const sentenceMax = 300;

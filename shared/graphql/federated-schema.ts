import { buildSubgraphSchema } from '@apollo/subgraph';
import type { GraphQLResolverMap } from '@apollo/subgraph/dist/schema-helper/index.js';
import { printSchemaWithDirectives } from '@graphql-tools/utils';
import { type GraphQLSchema, parse } from 'graphql';
import { buildSchemaSync, createResolversMap, getMetadataStorage, type NonEmptyArray } from 'type-graphql';
import { guardFields, scopesIn } from '../auth/guard-fields.js';
import { invariant } from '../errors/invariant.js';
import type { Machinery, ReferenceResolver, SubgraphDefinition } from '../subgraph/define-subgraph.js';
import { personalOnLentFields } from './lent-personal.js';
import { listSizesOfPages } from './list-sizes.js';
import { declaredOf, namesByKey } from './reference-key.js';

const federationLink = `extend schema @link(
  url: "https://specs.apollo.dev/federation/v2.9",
  import: [
    "@key", "@external", "@requires", "@provides", "@shareable", "@composeDirective",
    "@authenticated", "@requiresScopes", "@policy", "@cost", "@listSize"
  ]
)
@link(url: "https://inadigital.example/personal/v1.0", import: ["@personal"])
@composeDirective(name: "@personal")

"Personal data: GENERAL or SPECIFIC (UU 27/2022 art. 4)."
directive @personal(category: String!) on OBJECT | FIELD_DEFINITION`;

/** The executable Federation 2 schema of a ministry, with the resolvers its door wires. */
export function federatedSchemaOf(door: SubgraphDefinition, machinery: Machinery): GraphQLSchema {
  const resolvers = door.wire(machinery);
  const instances = new Map<unknown, object>(resolvers.map((resolver) => [resolver.constructor, resolver]));
  // A plain field read through a wrapper makes long lists ten times slower.
  for (const type of getMetadataStorage().objectTypes) type.simpleResolvers ??= true;
  const schema = buildSchemaSync({
    resolvers: [...instances.keys()] as NonEmptyArray<NewableFunction>,
    container: { get: (resolver) => instances.get(resolver) },
    orphanedTypes: extendedTypes(instances),
    validate: false,
  });
  const resolverMap = createResolversMap(schema);
  guardFields(schema, resolverMap as Record<string, Record<string, unknown>>);
  const published = buildSubgraphSchema({
    typeDefs: listSizesOfPages(
      personalOnLentFields(parse(`${federationLink}\n${printSchemaWithDirectives(schema)}`)),
    ),
    resolvers: withReferences(schema, resolverMap, door),
  });
  published.extensions = { ...published.extensions, scopes: scopesIn(schema) };
  return published;
}

/** A ministry that only lends fields to others' types has no query that leads to them. */
function extendedTypes(instances: ReadonlyMap<unknown, object>) {
  const { resolverClasses, fieldResolvers } = getMetadataStorage();
  const extending = new Set(fieldResolvers.map(({ target }) => target));
  return resolverClasses
    .filter(({ target }) => instances.has(target) && extending.has(target))
    .map(({ getObjectType }) => getObjectType());
}

function withReferences(
  schema: GraphQLSchema,
  resolvers: ReturnType<typeof createResolversMap>,
  door: SubgraphDefinition,
) {
  for (const [type, resolve] of Object.entries(door.references)) {
    invariant(
      resolvers[type],
      `${door.name} has a reference resolver for ${type}, which its schema does not have`,
    );
    const isNamed = namesByKey(schema.getType(type));
    const declared = declaredOf(schema.getType(type));
    const resolveReference: ReferenceResolver = async (reference, context) => {
      if (!isNamed(reference)) return null;
      const entity = await resolve(declared(reference), context);
      context.permissions.named.note(entity, reference);
      return entity;
    };
    Object.assign(resolvers[type], { __resolveReference: resolveReference });
  }
  // The two libraries describe the same resolver map in types that do not meet.
  return resolvers as unknown as GraphQLResolverMap<unknown>;
}

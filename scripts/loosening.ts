import { type DirectiveNode, Kind, type ObjectTypeDefinitionNode, parse } from 'graphql';
import type { PublishedSubgraph } from './compose.js';

const categories: ReadonlySet<string> = new Set(['GENERAL', 'SPECIFIC']);

/** What composition lets pass, though by it one ministry would loosen another's rule. */
export function looseningIn(subgraphs: readonly PublishedSubgraph[], supergraph: string): readonly string[] {
  return [...takenOver(supergraph), ...disputed(subgraphs), ...lost(subgraphs, supergraph)];
}

/** A field that one ministry takes over from another (`@override`) would leave the other's rules behind. */
function takenOver(supergraph: string): readonly string[] {
  return fieldsOf(supergraph).flatMap(({ coordinate, directives }) =>
    directives.flatMap((directive) => {
      const from = textOf(directive, 'override');
      const graph = textOf(directive, 'graph').toLowerCase();
      const isOverride = directive.name.value === 'join__field' && from !== '';
      return isOverride
        ? [`${graph} takes ${coordinate} over from ${from}, whose field and rule it is.`]
        : [];
    }),
  );
}

/** Of two categories composition would keep one, and tell nobody which. */
function disputed(subgraphs: readonly PublishedSubgraph[]): readonly string[] {
  const said = subgraphs.flatMap(({ name, sdl }) =>
    [...typesOf(sdl), ...fieldsOf(sdl)].flatMap(({ coordinate, directives }) => {
      const personal = directives.find((directive) => directive.name.value === 'personal');
      return personal ? [{ coordinate, name, category: textOf(personal, 'category') }] : [];
    }),
  );
  const unknown = said.filter(({ category }) => !categories.has(category));
  const groups = [...Map.groupBy(said, ({ coordinate }) => coordinate)];
  const between = groups.filter(([, all]) => new Set(all.map(({ category }) => category)).size > 1);
  return [
    ...unknown.map(
      ({ coordinate, name, category }) =>
        `${coordinate} is of the category "${category}" to ${name}; it is GENERAL or SPECIFIC.`,
    ),
    ...between.map(([coordinate, all]) => {
      const inOrder = all.map(({ name, category }) => `${category} to ${name}`).sort();
      return `${coordinate} is ${inOrder.join(' and ')}; a type or field has one category.`;
    }),
  ];
}

/** A mark of ours that a ministry's schema does not ask to be composed would be left out, and nobody told. */
function lost(subgraphs: readonly PublishedSubgraph[], supergraph: string): readonly string[] {
  const kept = new Set(markedIn(supergraph));
  return subgraphs.flatMap(({ name, sdl }) =>
    markedIn(sdl)
      .filter((coordinate) => !kept.has(coordinate))
      .map(
        (coordinate) =>
          `${coordinate} is personal to ${name}, and not in the nation's schema. Let ${name} write @composeDirective(name: "@personal").`,
      ),
  );
}

/** The types and fields that are marked as personal data, whatever name a schema gave the mark. */
function markedIn(sdl: string): readonly string[] {
  const mark = nameOfMark(sdl);
  return [...typesOf(sdl), ...fieldsOf(sdl)].flatMap(({ coordinate, directives }) =>
    directives.some(({ name }) => name.value === mark) ? [coordinate] : [],
  );
}

/** By the `@link` to its specification, which may import it under another name. */
function nameOfMark(sdl: string): string {
  const directives = parse(sdl).definitions.flatMap((definition) =>
    definition.kind === Kind.SCHEMA_DEFINITION || definition.kind === Kind.SCHEMA_EXTENSION
      ? (definition.directives ?? [])
      : [],
  );
  const link = directives.find(
    (directive) => directive.name.value === 'link' && /\/personal\/v[\d.]+$/.test(textOf(directive, 'url')),
  );
  const imported = link?.arguments?.find(({ name }) => name.value === 'import')?.value;
  const [renamed] = imported?.kind === Kind.LIST ? imported.values : [];
  const as = renamed?.kind === Kind.OBJECT ? renamed.fields.find(({ name }) => name.value === 'as') : null;
  if (as?.value.kind === Kind.STRING) return as.value.value.replace('@', '');
  return (link && textOf(link, 'as')) || 'personal';
}

const typesOf = (sdl: string) =>
  objectsOf(sdl).map(({ name, directives = [] }) => ({ coordinate: name.value, directives }));

const fieldsOf = (sdl: string) =>
  objectsOf(sdl).flatMap(({ name: type, fields = [] }) =>
    fields.map(({ name, directives = [] }) => ({ coordinate: `${type.value}.${name.value}`, directives })),
  );

const withFields: ReadonlySet<string> = new Set([
  Kind.OBJECT_TYPE_DEFINITION,
  Kind.OBJECT_TYPE_EXTENSION,
  Kind.INTERFACE_TYPE_DEFINITION,
  Kind.INTERFACE_TYPE_EXTENSION,
]);

type TypeWithFields = Pick<ObjectTypeDefinitionNode, 'name' | 'directives' | 'fields'>;

const objectsOf = (sdl: string): readonly TypeWithFields[] =>
  parse(sdl).definitions.filter((definition): definition is typeof definition & TypeWithFields =>
    withFields.has(definition.kind),
  );

function textOf({ arguments: given = [] }: DirectiveNode, argument: string): string {
  const value = given.find(({ name }) => name.value === argument)?.value;
  return value?.kind === Kind.STRING || value?.kind === Kind.ENUM ? value.value : '';
}

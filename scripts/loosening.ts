import { type DirectiveNode, Kind, type ObjectTypeDefinitionNode, parse } from 'graphql';
import type { PublishedSubgraph } from './compose.js';

const categories: ReadonlySet<string> = new Set(['GENERAL', 'SPECIFIC']);

/** What composition lets pass, though by it one ministry would loosen another's rule. */
export function looseningIn(subgraphs: readonly PublishedSubgraph[], supergraph: string): readonly string[] {
  return [...takenOver(supergraph), ...disputed(subgraphs)];
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

const typesOf = (sdl: string) =>
  objectsOf(sdl).map(({ name, directives = [] }) => ({ coordinate: name.value, directives }));

const fieldsOf = (sdl: string) =>
  objectsOf(sdl).flatMap(({ name: type, fields = [] }) =>
    fields.map(({ name, directives = [] }) => ({ coordinate: `${type.value}.${name.value}`, directives })),
  );

function objectsOf(sdl: string): readonly Pick<ObjectTypeDefinitionNode, 'name' | 'directives' | 'fields'>[] {
  return parse(sdl).definitions.flatMap((definition) =>
    definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.OBJECT_TYPE_EXTENSION
      ? [definition]
      : [],
  );
}

function textOf({ arguments: given = [] }: DirectiveNode, argument: string): string {
  const value = given.find(({ name }) => name.value === argument)?.value;
  return value?.kind === Kind.STRING || value?.kind === Kind.ENUM ? value.value : '';
}

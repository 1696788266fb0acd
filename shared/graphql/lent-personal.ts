import { type DocumentNode, type ObjectTypeDefinitionNode, visit } from 'graphql';
import { keyNamesOf } from './entity-keys.js';

/**
 * What a ministry says of another's type, it says of the fields it lends to it: `@personal` on a stub is written on those
 * fields. On the type itself it would compete with the owner's and the other lenders' word, and composition keeps one.
 */
export function personalOnLentFields(document: DocumentNode): DocumentNode {
  return visit(document, {
    ObjectTypeDefinition: (type) => (type.description ? undefined : moved(type)),
  });
}

function moved(type: ObjectTypeDefinitionNode): ObjectTypeDefinitionNode | undefined {
  const { directives = [], fields = [] } = type;
  const personal = directives.find(isPersonal);
  if (!personal) return undefined;
  const keys = keyNamesOf(type);
  return {
    ...type,
    directives: directives.filter((directive) => directive !== personal),
    fields: fields.map((field) => {
      const own = field.directives ?? [];
      const isOthers = keys.has(field.name.value) || own.some(({ name }) => name.value === 'external');
      return isOthers || own.some(isPersonal) ? field : { ...field, directives: [...own, personal] };
    }),
  };
}

const isPersonal = ({ name }: { readonly name: { readonly value: string } }) => name.value === 'personal';

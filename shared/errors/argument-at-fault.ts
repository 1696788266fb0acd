import { type ASTNode, GraphQLError, Kind, parse, visit } from 'graphql';

/**
 * Which argument an error is about, as a dotted path like `input.nik`; null when it is about none.
 * A literal's argument encloses it; a variable's is where the variable is used, and graphql-js adds the path
 * inside an input object to its message as ` at "input.nik"`.
 */
export function argumentAtFault(error: GraphQLError): string | null {
  const node = error.nodes?.[0];
  const source = error.source?.body;
  if (!node?.loc || source === undefined) return null;
  const document = parse(source, { noLocation: false });
  if (node.kind === Kind.VARIABLE_DEFINITION) {
    const argument = usesOf(document, node.variable.name.value)[0] ?? node.variable.name.value;
    return insideVariable(error.message, argument);
  }
  const path = enclosing(document, node.loc.start, node.loc.end);
  const missing = missingName.exec(error.message)?.slice(1).find(Boolean);
  return missing === undefined ? path : [path, missing].filter((name) => name !== null).join('.');
}

/** How graphql-js names what a document leaves out. */
const missingName = /^Field "\w+" argument "(\w+)" of type|^Field "\w+\.(\w+)" of required type/;

/** The dotted path of the argument and input fields around a place in the document. */
function enclosing(document: ASTNode, start: number, end: number): string | null {
  const path: string[] = [];
  const enterIfAround = (node: ASTNode & { readonly name: { readonly value: string } }) => {
    if (!node.loc || node.loc.start > start || node.loc.end < end) return false;
    path.push(node.name.value);
    return undefined;
  };
  visit(document, { Argument: enterIfAround, ObjectField: enterIfAround });
  return path.length > 0 ? path.join('.') : null;
}

function usesOf(document: ASTNode, variable: string): readonly string[] {
  const uses: string[] = [];
  visit(document, {
    Variable(node, _key, parent, _path, ancestors) {
      if (node.name.value !== variable) return;
      const names = [...ancestors, parent].flatMap((around) => {
        if (!around || !('kind' in around)) return [];
        return around.kind === Kind.ARGUMENT || around.kind === Kind.OBJECT_FIELD ? [around.name.value] : [];
      });
      if (names.length > 0) uses.push(names.join('.'));
    },
  });
  return uses;
}

/** ` at "input.lines[2].amount"` begins with the variable's name, in place of which stands the argument's. */
function insideVariable(message: string, argument: string): string {
  const inside = / at "[^".[]*([.[][A-Za-z0-9_.[\]]*)"/.exec(message)?.[1] ?? '';
  const missing = /Field "(?:\w+\.)?(\w+)" of required type/.exec(message)?.[1];
  return `${argument}${inside}${missing === undefined ? '' : `.${missing}`}`;
}

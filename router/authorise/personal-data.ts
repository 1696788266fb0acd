import {
  type DirectiveNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';

export interface AskedOperation {
  readonly operation: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** As the client sent them. */
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Whether any of these selections would be made; one that a directive leaves out, or in another operation, would not. */
export function isAnyAsked(asked: AskedOperation, wanted: ReadonlySet<FieldNode>): boolean {
  if (wanted.size === 0) return false;
  const { operation, fragments } = asked;
  const walked = new Set<string>();
  const within = ({ selections }: SelectionSetNode): boolean => selections.some(isAsked);
  const isAsked = (selection: SelectionNode): boolean => {
    if (isLeftOut(selection.directives ?? [], asked)) return false;
    if (selection.kind !== Kind.FRAGMENT_SPREAD) {
      if (selection.kind === Kind.FIELD && wanted.has(selection)) return true;
      return selection.selectionSet !== undefined && within(selection.selectionSet);
    }
    const fragment = walked.has(selection.name.value) ? undefined : fragments.get(selection.name.value);
    walked.add(selection.name.value);
    return fragment !== undefined && within(fragment.selectionSet);
  };
  return within(operation.selectionSet);
}

function isLeftOut(directives: readonly DirectiveNode[], asked: AskedOperation): boolean {
  return directives.some(({ name, arguments: [condition] = [] }) => {
    const value = condition && conditionValue(condition.value, asked);
    return (name.value === 'skip' && value === true) || (name.value === 'include' && value === false);
  });
}

function conditionValue(value: ValueNode, { operation, variables }: AskedOperation): unknown {
  if (value.kind === Kind.BOOLEAN) return value.value;
  if (value.kind !== Kind.VARIABLE) return undefined;
  const { name } = value;
  if (Object.hasOwn(variables, name.value) && variables[name.value] !== undefined)
    return variables[name.value];
  const defined = operation.variableDefinitions?.find(({ variable }) => variable.name.value === name.value);
  return defined?.defaultValue?.kind === Kind.BOOLEAN ? defined.defaultValue.value : undefined;
}

import { type FieldNode, type FragmentDefinitionNode, Kind, type SelectionSetNode } from 'graphql';
import type { Path } from '../execute/path.js';

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

/** The selections that could fill a place in an answer, whatever the types on the way. */
export function selectionsAt(set: SelectionSetNode, fragments: Fragments, path: Path): readonly FieldNode[] {
  const names = path.filter((step) => typeof step === 'string' && step !== '@');
  let sets = [set];
  let found: readonly FieldNode[] = [];
  for (const name of names) {
    const walked = new Set<string>();
    found = sets
      .flatMap((one) => fieldsIn(one, fragments, walked))
      .filter((node) => (node.alias ?? node.name).value === name);
    sets = found.flatMap(({ selectionSet }) => selectionSet ?? []);
  }
  return found;
}

/** Every selection at the top of a set, those of fragments too. */
export function fieldsIn(
  { selections }: SelectionSetNode,
  fragments: Fragments,
  walked = new Set<string>(),
): readonly FieldNode[] {
  return selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection];
    if (selection.kind === Kind.INLINE_FRAGMENT) return fieldsIn(selection.selectionSet, fragments, walked);
    const fragment = walked.has(selection.name.value) ? undefined : fragments.get(selection.name.value);
    walked.add(selection.name.value);
    return fragment ? fieldsIn(fragment.selectionSet, fragments, walked) : [];
  });
}

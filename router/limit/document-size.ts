import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** How large a part of a document is when every fragment stands in its place. */
interface Size {
  readonly depth: number;
  readonly fields: number;
  /** Fields of the part itself, not those within them. */
  readonly roots: number;
  readonly aliases: number;
  readonly directives: number;
}

const nothing: Size = { depth: 0, fields: 0, roots: 0, aliases: 0, directives: 0 };

/** A document one of whose fragments contains itself has no size. */
export class EndlessDocument extends Error {}

/**
 * Measures documents in time linear in their text: each fragment once, however often it is spread. Numbers that outgrow
 * exactness stay large (IEEE 754), so none comes round to be small again.
 */
export class DocumentSize {
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Null while a fragment is being measured. */
  readonly #measured = new Map<string, Size | null>();

  private constructor(document: DocumentNode) {
    const fragments = document.definitions.filter((one) => one.kind === Kind.FRAGMENT_DEFINITION);
    this.#fragments = new Map(fragments.map((one) => [one.name.value, one]));
  }

  /**
   * The size of all operations, and of the fragments that none of them uses: validation works through those too.
   * @throws EndlessDocument
   */
  static of(document: DocumentNode): Size {
    const measuring = new DocumentSize(document);
    let all = nothing;
    for (const one of document.definitions) {
      if (one.kind !== Kind.OPERATION_DEFINITION) continue;
      const ofVariables = (one.variableDefinitions ?? []).flatMap(({ directives = [] }) => directives);
      const own = (one.directives ?? []).length + ofVariables.length;
      all = both(all, withDirectives(measuring.#ofSet(one.selectionSet), own));
    }
    for (const name of measuring.#fragments.keys()) {
      if (!measuring.#measured.has(name)) all = both(all, measuring.#ofFragment(name));
    }
    return all;
  }

  #ofSet({ selections }: SelectionSetNode): Size {
    return selections.reduce((sum, one) => both(sum, this.#ofSelection(one)), nothing);
  }

  #ofSelection(one: SelectionNode): Size {
    const directives = one.directives?.length ?? 0;
    if (one.kind === Kind.FRAGMENT_SPREAD)
      return withDirectives(this.#ofFragment(one.name.value), directives);
    if (one.kind === Kind.INLINE_FRAGMENT) return withDirectives(this.#ofSet(one.selectionSet), directives);
    const inner = one.selectionSet ? this.#ofSet(one.selectionSet) : nothing;
    return {
      depth: inner.depth + 1,
      fields: inner.fields + 1,
      roots: 1,
      aliases: inner.aliases + (one.alias ? 1 : 0),
      directives: inner.directives + directives,
    };
  }

  #ofFragment(name: string): Size {
    const known = this.#measured.get(name);
    if (known === null) throw new EndlessDocument();
    if (known) return known;
    const fragment = this.#fragments.get(name);
    if (!fragment) return nothing;
    this.#measured.set(name, null);
    const size = withDirectives(this.#ofSet(fragment.selectionSet), fragment.directives?.length ?? 0);
    this.#measured.set(name, size);
    return size;
  }
}

const both = (a: Size, b: Size): Size => ({
  depth: Math.max(a.depth, b.depth),
  fields: a.fields + b.fields,
  roots: a.roots + b.roots,
  aliases: a.aliases + b.aliases,
  directives: a.directives + b.directives,
});

const withDirectives = (size: Size, more: number): Size => ({ ...size, directives: size.directives + more });

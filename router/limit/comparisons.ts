import { type DocumentNode, type FragmentDefinitionNode, Kind, type SelectionSetNode } from 'graphql';

/** A place in the answer: how many fields of the document have it, and the places within it. */
interface Place {
  fields: number;
  readonly within: Map<string, Place>;
}

/**
 * How many pairs validation compares: of fields with the same place in the answer, and of named fragments. Inline fragments escape
 * the cache by which graphql-js spares itself repeated comparisons of named ones, so pairs are what its time grows with.
 * Takes as long as the document has fields when every fragment stands in its place: bound those first.
 * @returns the number, or any larger than `max` when it is larger.
 */
export function comparisonsIn(document: DocumentNode, max: number): number {
  const fragments = document.definitions.filter((one) => one.kind === Kind.FRAGMENT_DEFINITION);
  const counting = new Comparisons(new Map(fragments.map((one) => [one.name.value, one])), max);
  counting.pairs = (fragments.length * (fragments.length - 1)) / 2;
  for (const one of document.definitions) {
    if (one.kind === Kind.OPERATION_DEFINITION) counting.add(one.selectionSet);
  }
  for (const one of fragments) {
    if (!counting.spread.has(one.name.value)) counting.add(one.selectionSet);
  }
  return counting.pairs;
}

class Comparisons {
  pairs = 0;
  readonly spread = new Set<string>();

  constructor(
    private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>,
    private readonly max: number,
  ) {}

  add({ selections }: SelectionSetNode, places: Map<string, Place> = new Map()): void {
    for (const one of selections) {
      if (this.pairs > this.max) return;
      if (one.kind === Kind.INLINE_FRAGMENT) this.add(one.selectionSet, places);
      else if (one.kind === Kind.FRAGMENT_SPREAD) this.#addFragment(one.name.value, places);
      else {
        const place = placeOf(places, (one.alias ?? one.name).value);
        this.pairs += place.fields;
        place.fields += 1;
        if (one.selectionSet) this.add(one.selectionSet, place.within);
      }
    }
  }

  #addFragment(name: string, places: Map<string, Place>): void {
    this.spread.add(name);
    const fragment = this.fragments.get(name);
    if (fragment) this.add(fragment.selectionSet, places);
  }
}

function placeOf(places: Map<string, Place>, name: string): Place {
  const place = places.get(name) ?? { fields: 0, within: new Map() };
  places.set(name, place);
  return place;
}

type Representation = Readonly<Record<string, unknown>>;

/** What the request said of the entities it named by key; to say it again tells nothing. */
export class NamedEntities {
  readonly #said = new WeakMap<object, Representation[]>();

  note(entity: unknown, representation: Representation): void {
    if (typeof entity !== 'object' || entity === null) return;
    this.#said.set(entity, [...(this.#said.get(entity) ?? []), representation]);
  }

  /** Whether an entity was named by this field of its key, and truly. */
  isNamedBy(entity: object, field: string): boolean {
    const value: unknown = Reflect.get(entity, field);
    return (
      value !== undefined && (this.#said.get(entity) ?? []).some((said) => Reflect.get(said, field) === value)
    );
  }
}

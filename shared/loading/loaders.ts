import DataLoader from 'dataloader';
import type { DataSource } from 'typeorm';

/** How one kind of thing is read for many keys at once: one SQL statement, answers in the order of the keys. An Error fails its key alone. */
export interface LoaderDefinition<Key, Value> {
  readonly batch: (db: DataSource, keys: readonly Key[]) => Promise<readonly (Value | Error)[]>;
  /** Equal keys have equal texts; needed when keys are objects. */
  readonly textOf?: (key: Key) => string;
}

/** The loaders of one request: each made at its first use and forgotten with the request, so nothing is shared between viewers. */
export class Loaders {
  readonly #made = new Map<object, object>();

  constructor(private readonly db: DataSource) {}

  of<Key, Value>(definition: LoaderDefinition<Key, Value>): DataLoader<Key, Value, unknown> {
    const known = this.#made.get(definition);
    // The map is keyed on the definition itself, so what it holds has the definition's types.
    if (known) return known as DataLoader<Key, Value, unknown>;
    const { batch, textOf } = definition;
    const loader = new DataLoader<Key, Value, unknown>((keys) => batch(this.db, keys), {
      ...(textOf && { cacheKeyFn: textOf }),
      maxBatchSize: 1_000,
    });
    this.#made.set(definition, loader);
    return loader;
  }
}

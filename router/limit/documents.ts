import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';

/** As many as there are plans: one without the other spares little. */
const documentsMax = 2_000;
/** Of texts. What is parsed weighs some seventy times as much: every word of it is an object, and knows its neighbours. */
const charactersMax = 2 * 1024 * 1024;

/**
 * Documents that were parsed and found valid, for Apollo Server; those longest unused go first. Its own store counts them as
 * long as they would be as JSON, which is a fraction of what they weigh, and writes each as JSON to know it.
 */
export class Documents {
  readonly #cache = new LRUCache<string, DocumentNode>({
    max: documentsMax,
    maxSize: charactersMax,
    sizeCalculation: ({ loc }) => Math.max(1, loc?.source.body.length ?? 0),
  });

  get size(): number {
    return this.#cache.size;
  }

  async get(hash: string): Promise<DocumentNode | undefined> {
    return this.#cache.get(hash);
  }

  async set(hash: string, document: DocumentNode): Promise<void> {
    this.#cache.set(hash, document);
  }

  async delete(hash: string): Promise<boolean> {
    return this.#cache.delete(hash);
  }
}

import type { Fault } from '../shared/errors/fault.js';

/** Steps into an answer: names of fields and places in lists; `@` stands for every place of a list. */
export type Path = readonly (string | number)[];

/**
 * Thrown for a call that brought nothing. Which values of the answer are missing because of it is known only once the
 * rest of the answer is there, so it carries what is needed to find them.
 */
export class Unanswered extends Error {
  constructor(
    /** Where in the answer the call was made. */
    readonly at: Path,
    /** The fields that were asked there, by their names in the answer. */
    readonly fields: readonly string[],
    readonly reasons: readonly Fault[],
  ) {
    super('A subgraph gave no answer.');
    this.name = 'Unanswered';
  }
}

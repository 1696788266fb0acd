import type { GraphQLError } from 'graphql';
import { Fault } from '../../shared/errors/fault.js';
import { errorAt } from '../relayed-fault.js';
import { pathGiven } from './client-aliases.js';
import type { Gathered } from './gathered.js';
import type { Quotes } from './json-text.js';
import type { Missing } from './missing.js';

/** An answer while it is written: what is wrong with it so far, and where the writing is. */
export class AnswerState {
  readonly errors: GraphQLError[] = [];
  /** Where the object or list is that is being written. */
  readonly path: (string | number)[] = [];
  readonly #texts = new Map<object, Map<object, string>>();

  constructor(
    private readonly gathered: Gathered,
    /** As the client sent them. */
    readonly variables: Readonly<Record<string, unknown>>,
  ) {}

  get missing(): Missing {
    return this.gathered.missing;
  }

  get quotes(): Quotes {
    return this.gathered.quotes;
  }

  tell(name: string | number, reason: Fault): void {
    this.errors.push(errorAt([...this.path, name], reason));
  }

  /**
   * Says why a value is null, if that is anything but the value itself.
   * @param key by which the value was fetched.
   */
  tellMissing(holder: object, key: string | number, name: string | number, otherwise: Fault | null): void {
    const lack = this.missing.isEmpty ? undefined : this.missing.at(holder, key);
    if (lack) lack.isTold = true;
    for (const { reason, within } of lack?.causes ?? [])
      this.errors.push(errorAt([...this.path, name, ...pathGiven(within)], reason));
    if (!lack && otherwise) this.tell(name, otherwise);
  }

  /** What was written of objects by one writer: an object that stands at many places is written once. */
  textsOf(writer: object): Map<object, string> {
    const known = this.#texts.get(writer);
    if (known) return known;
    const texts = new Map<object, string>();
    this.#texts.set(writer, texts);
    return texts;
  }
}

export const brokenPromise = new Fault('INTERNAL', 'A value is missing that is never null.');
export const invalidValue = new Fault('INTERNAL', 'A subgraph told a value that is none of its type.');
export const unauthorized = new Fault('UNAUTHORIZED_FIELD', 'You may not have this field.');

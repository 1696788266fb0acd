import type { ApolloGateway } from '@apollo/gateway';
import { GraphQLError } from 'graphql';
import { Fault } from '../shared/errors/fault.js';
import { errorAt } from './relayed-fault.js';
import { type Path, Unanswered } from './unanswered.js';

type Answer = Awaited<ReturnType<ApolloGateway['executor']>>;

/**
 * Gives every value that is missing because a subgraph did not answer an error of its own, at its path, as a client looks
 * for it. Values that had to become null because a subgraph broke its own schema are errors too, and not a remark.
 */
export function withErrorsInPlace({ data, errors = [], extensions }: Answer): Answer {
  const broken: readonly GraphQLError[] = extensions?.valueCompletion ?? [];
  const placed = [...errors, ...broken].flatMap((error) => {
    if (error instanceof Unanswered) return errorsOf(error, data);
    const fault = faultIn(error);
    return [fault ? errorAt(error.path, fault) : error];
  });
  return { ...(data !== undefined && { data }), ...(placed.length > 0 && { errors: placed }) };
}

function errorsOf({ at, fields, reasons }: Unanswered, data: unknown): readonly GraphQLError[] {
  const missing = fields.flatMap((field) => missingPlaces(data, [...at, field]));
  // What was asked for another field's sake is nowhere in the answer: the error is about the places it was asked for.
  const places = missing.length > 0 ? missing : reached(data, at).filter(({ value }) => value !== null);
  const paths = places.length > 0 ? places.map(({ path }) => path) : [beforeLists(at)];
  const distinct = new Map(paths.map((path) => [JSON.stringify(path), path])).values();
  return [...distinct].flatMap((path) => reasons.map((reason) => errorAt(path, reason)));
}

/** A field that may be null is null itself. One that may not took its parents with it, and is null nowhere itself. */
function missingPlaces(data: unknown, path: Path): readonly Place[] {
  const nulls = reached(data, path).filter(({ value }) => value === null);
  const own = nulls.filter(({ isWhole }) => isWhole);
  return own.length > 0 ? own : nulls;
}

/** The gateway wraps what a subgraph said of a field in an error at the field's place. */
function faultIn(error: unknown): Fault | undefined {
  if (error instanceof Fault) return error;
  return error instanceof GraphQLError ? faultIn(error.originalError) : undefined;
}

interface Place {
  readonly path: Path;
  readonly value: unknown;
  /** False when a null on the way ended it. */
  readonly isWhole: boolean;
}

/** Where a path leads, through every place of a list. What is absent was not asked there, by its type or a directive. */
function reached(value: unknown, path: Path, walked: Path = []): readonly Place[] {
  const [step, ...rest] = path;
  if (step === undefined) return [{ path: walked, value, isWhole: true }];
  if (value === null) return [{ path: [...walked, ...beforeLists(path)], value, isWhole: false }];
  if (step === '@') {
    if (!Array.isArray(value)) return [];
    return value.flatMap((element, index) => reached(element, rest, [...walked, index]));
  }
  if (typeof value !== 'object' || !Object.hasOwn(value, step)) return [];
  return reached(Reflect.get(value, step), rest, [...walked, step]);
}

function beforeLists(path: Path): Path {
  const list = path.indexOf('@');
  return list < 0 ? path : path.slice(0, list);
}

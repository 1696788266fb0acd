import type { GraphQLSchema } from 'graphql';
import type { Fault } from '../../shared/errors/fault.js';
import { relayedFault } from '../relayed-fault.js';
import { keepAsked } from './answer-shape.js';
import type { FetchShape } from './fetch-shape.js';
import type { Asked, Identity, Lane } from './lane.js';
import { merge } from './merge.js';
import type { Missing } from './missing.js';
import { isObject, type Json, ownValue } from './own.js';
import type { Path } from './path.js';
import { isOfType, rewrite } from './rewrites.js';
import type { SubgraphAnswer, SubgraphError } from './subgraph-answer.js';

/** What an answer is judged by and put into. */
export interface Receiver {
  /** The supergraph's. */
  readonly schema: GraphQLSchema;
  readonly missing: Missing;
  /** The shapes whose entities each place has for itself. */
  readonly unshared: ReadonlySet<FetchShape>;
}

/**
 * Puts the fields of a root where they belong.
 * @returns false when they are not what was asked; then nothing was put.
 */
export function deliverRoot(
  answer: SubgraphAnswer,
  shape: FetchShape,
  places: readonly Json[],
  { schema, missing }: Receiver,
): boolean {
  const { data, errors } = answer;
  if (data && !keepAsked(data, shape.shape)) return false;
  if (data) {
    rewrite(schema, shape.rewrites, data);
    for (const place of places) merge(place, data, shape.names);
    for (const error of errors)
      noteAt(places[0], error.path ?? [], relayedFault(shape.subgraph, error), [], missing);
  } else for (const place of places) noteNothing(place, errors, shape, missing);
  return true;
}

/**
 * Puts the entities of a lane where they belong: entity i answers representation i, or the whole answer is refused.
 * @returns false when they are not what was asked; then nothing was put.
 */
export function deliverEntities(
  entities: unknown,
  errors: readonly SubgraphError[],
  lane: Lane,
  receiver: Receiver,
): boolean {
  const { shape, asked } = lane;
  if (!Array.isArray(entities) || entities.length !== asked.length) return false;
  const fits = (entity: unknown, { identity }: Asked) =>
    isWhoWasAsked(entity, identity, receiver.schema) && keepAsked(entity, shape.shape);
  if (!asked.every((one, index) => fits(entities[index], one))) return false;
  rewrite(receiver.schema, shape.rewrites, entities);
  const isShared = !receiver.unshared.has(shape);
  asked.forEach(({ places }, index) => {
    places.forEach((place, copy) => {
      lane.put(copy === 0 || isShared ? entities[index] : structuredClone(entities[index]), place);
    });
  });
  for (const error of errors) noteEntityError(error, entities, lane, receiver.missing);
  if (errors.length === 0) lane.remember(entities);
  return true;
}

/** Whether an entity is the one that was asked about, as far as it says, be it unasked. */
function isWhoWasAsked(entity: unknown, identity: Identity | null, schema: GraphQLSchema): boolean {
  if (!isObject(entity) || !identity) return true;
  const type = ownValue(entity, '__typename');
  if (type !== undefined && !(typeof type === 'string' && isOfType(schema, type, identity.type)))
    return false;
  return identity.keys.every((name, index) => {
    const [own, key] = [ownValue(entity, name), identity.values[index]];
    return own === key || own === undefined || own === null || String(own) === String(key);
  });
}

function noteEntityError(
  error: SubgraphError,
  entities: readonly unknown[],
  lane: Lane,
  missing: Missing,
): void {
  const [, index, ...path] = error.path ?? [];
  const fault = relayedFault(lane.shape.subgraph, error);
  const asked = typeof index === 'number' ? lane.asked[index] : undefined;
  // What a key could not say of itself costs nothing that was asked, unless it took the entity with it.
  const isOfKey =
    asked?.identity?.keys.includes(String(path[0])) && !lane.shape.names.includes(String(path[0]));
  if (isOfKey && entities[Number(index)] !== null) return;
  if (!asked) missing.add([fault], lane.at);
  else if (entities[Number(index)] === null) lane.failOne(asked, fault, path);
  else {
    const [name] = path;
    const places = asked.places.filter((place) => lane.wasAsked(place, String(name)));
    for (const place of places) noteAt(place, path, fault, lane.at, missing);
  }
}

/** Notes an error at the value that it cost: the first null on its path. */
function noteAt(place: Json | undefined, path: Path, fault: Fault, at: Path, missing: Missing): void {
  let holder: unknown = place;
  for (const [index, step] of path.entries()) {
    if (typeof holder !== 'object' || holder === null) break;
    const value: unknown = Array.isArray(holder)
      ? holder[Number(step)]
      : ownValue(holder as Json, String(step));
    if (value === null || value === undefined) {
      missing.note(holder, step, missing.add([fault], [...at, ...path], path.slice(index + 1)));
      return;
    }
    holder = value;
  }
  missing.add([fault], [...at, ...path]);
}

/** Notes why a root has nothing: one of its values could not be, or all that was asked was refused. */
function noteNothing(
  place: Json,
  errors: readonly SubgraphError[],
  shape: FetchShape,
  missing: Missing,
): void {
  const placed = errors.filter(({ path }) => path && path.length > 0);
  for (const error of placed) {
    const [name = '', ...within] = error.path ?? [];
    missing.note(place, name, missing.add([relayedFault(shape.subgraph, error)], error.path ?? [], within));
  }
  const others = missing.add(reasonsOf(errors, shape), []);
  // What is told where it happened is not told again.
  others.isTold = placed.length > 0;
  for (const name of shape.names) if (!missing.at(place, name)) missing.note(place, name, others);
}

/** Why nothing came at all. */
export const reasonsOf = (errors: readonly SubgraphError[], { subgraph }: FetchShape): readonly Fault[] =>
  errors.map((error) => relayedFault(subgraph, error));

import type { GraphQLField, GraphQLFieldResolver } from 'graphql';
import type { Viewer } from '../auth/viewer.js';
import { Failure } from '../errors/failure.js';
import { Fault } from '../errors/fault.js';
import type { Context } from '../subgraph/context.js';
import { type CountedMisses, missesKey } from './counts-misses.js';
import type { Guess } from './guess-quota.js';
import { bucketOf } from './guess-tally.js';
import { guessableArguments } from './guessable-arguments.js';

type Resolver = GraphQLFieldResolver<never, Context>;
type Field = GraphQLField<unknown, unknown>;

/** Thrown at start for fields that look up what is nobody's business by what can be guessed, uncounted. */
export class GuessingUnlimited extends Error {
  constructor(readonly coordinates: readonly string[]) {
    super(
      `These fields look something up by what can be guessed. Declare @CountsMisses beside them:\n${coordinates.map((one) => `  - ${one}`).join('\n')}`,
    );
    this.name = 'GuessingUnlimited';
  }
}

/** Whether a field that is not open to everybody can be asked by guessing, and nobody has said that misses are counted. */
export const isGuessingUnlimited = (field: Field): boolean =>
  field.extensions[missesKey] === undefined && guessableArguments(field.args).length > 0;

/**
 * Puts the quota before and behind a field whose misses are counted; any other stays as it is.
 * @param isAdmitted whether the viewer may ask the field at all, whatever it would find.
 */
export function limitGuesses(
  field: Field,
  isAdmitted: (context: Context) => boolean,
  resolve: Resolver,
): Resolver {
  const counted = field.extensions[missesKey] as CountedMisses | undefined;
  if (!counted) return resolve;
  const isMiss = missIn(guessableArguments(field.args), counted);
  return async (source, args, context, info) => {
    const { guesses, viewer } = context;
    // Nobody who is not signed in is told what is not open data, so that there is nothing to guess.
    if (viewer.kind === 'anonymous' || !isAdmitted(context)) return resolve(source, args, context, info);
    const guess = guessOf(viewer, field.name, counted.object?.(args as never));
    guesses.recall(guess);
    // What a command has done is not undone by keeping its outcome secret.
    const isCommand = info.parentType === info.schema.getMutationType();
    if (isCommand) await guesses.weigh(guess, false);
    const outcome = await outcomeOf(() => resolve(source, args, context, info));
    if (!isCommand || isMiss(outcome)) await guesses.weigh(guess, isMiss(outcome));
    if ('thrown' in outcome) throw outcome.thrown;
    return outcome.answer;
  };
}

/** A person is one caller in every app; a program is one wherever it runs. */
function guessOf({ kind, citizenId, clientId, subject }: Viewer, field: string, object?: string): Guess {
  const caller = bucketOf(kind, citizenId ?? `${clientId} ${subject}`);
  return object === undefined ? [caller] : [caller, bucketOf('object', `${field} ${object}`)];
}

type Outcome = { readonly answer: unknown } | { readonly thrown: unknown };

async function outcomeOf(resolve: () => unknown): Promise<Outcome> {
  try {
    return { answer: await resolve() };
  } catch (thrown) {
    return { thrown };
  }
}

const missCodes: readonly unknown[] = ['NOT_FOUND', 'UNAUTHORIZED_FIELD'];

const missIn =
  (identifiers: readonly string[], { missed = isAbout(identifiers) }: CountedMisses) =>
  (outcome: Outcome): boolean => {
    if ('thrown' in outcome) {
      return outcome.thrown instanceof Fault && missCodes.includes(outcome.thrown.extensions.code);
    }
    const { answer } = outcome;
    return answer === null || answer === undefined || missed(answer as never);
  };

const isAbout =
  (identifiers: readonly string[]) =>
  (answer: unknown): boolean =>
    answer instanceof Failure && identifiers.includes(answer.argument ?? '');

import { Extensions } from 'type-graphql';

/** Under this key the declaration is found on a field of the schema. */
export const missesKey = 'misses';

/** How guesses at one field are counted. */
export interface CountedMisses<Answer = never, Args = never> {
  /**
   * Whether an answer is a miss; left out, a failure that names the identifier is one. Null, NOT_FOUND and a refusal by the
   * row always are.
   */
  readonly missed?: (answer: NonNullable<Answer>) => boolean;
  /**
   * What is guessed at, where something else than the identifier is guessed, as the name that goes with a number: then
   * misses are counted for the object too, whoever they come from.
   */
  readonly object?: (args: Args) => string;
}

/**
 * Declares that a field looks something up by what can be guessed. Who has missed as often as policy allows
 * (`guess_limit`) is answered with QUOTA_EXCEEDED until the window has passed, right or wrong.
 */
export const CountsMisses = <Answer, Args = never>(
  counted: CountedMisses<Answer, Args> = {},
): MethodDecorator => Extensions({ [missesKey]: counted });

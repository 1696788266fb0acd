import type { Answer } from './subject.js';

type Path = readonly (string | number)[];

interface PlacedError {
  readonly message: string;
  readonly path: Path;
}

/**
 * Tells where an executor's answer differs from the stock executor's; nothing when they agree. The data must be the same to
 * the letter, the order of the keys included. Errors are at the same paths but for this:
 *
 * 1. What the stock executor says of a null that broke a non-null type is in `extensions.valueCompletion`, and only when
 *    there is no other error. It counts as an error; and ours may have an error more wherever a value is null.
 * 2. The stock executor numbers entities without those it did not ask about, so that an error is said of another place of
 *    the list. The numbers in the path of a subgraph's error are therefore not compared to the stock executor's, but ours
 *    are checked by themselves: the error is about the very object that the subgraph said had failed, and its value is null.
 */
export function differences(stock: Answer, ours: Answer): readonly string[] {
  const [theirData, ourData] = [JSON.stringify(stock.data), JSON.stringify(ours.data)];
  const data = theirData === ourData ? [] : [`data: ${theirData}\n  ours: ${ourData}`];
  const ourErrors = placed(ours.errors);
  const completions = placed(Object(stock.extensions).valueCompletion);
  return [
    ...data,
    ...unheard(placed(stock.errors), ourErrors),
    ...completions
      .filter(({ path }) => !ourErrors.some((error) => isSame(error.path, path)))
      .map(({ path }) => `no error at ${path.join('.')}, where a null broke its type`),
    ...ourErrors.flatMap((error) => misplaced(error, ours.data)),
  ];
}

function unheard(theirs: readonly PlacedError[], ours: readonly PlacedError[]): readonly string[] {
  return theirs
    .filter(
      ({ message, path }) =>
        !ours.some((error) =>
          isAboutThing(message)
            ? error.message === message && isSame(withoutNumbers(error.path), withoutNumbers(path))
            : isSame(error.path, path),
        ),
    )
    .map(({ message, path }) => `no error "${message}" at ${path.join('.')}`);
}

function misplaced({ message, path }: PlacedError, data: unknown): readonly string[] {
  const { value, parent, isWhole } = follow(data, path);
  const at = path.join('.');
  if (value !== null && value !== undefined) return [`"${message}" at ${at}, which has a value`];
  const [id = ''] = message.split(' has no ');
  const actual: unknown = isWhole ? Reflect.get(Object(parent), 'id') : undefined;
  const isAbout = !isAboutThing(message) || typeof actual !== 'string' || actual === id;
  return isAbout ? [] : [`"${message}" at ${at}, which is ${String(actual)}`];
}

const isAboutThing = (message: string): boolean => message.includes(' has no ');

function placed(errors: unknown): readonly PlacedError[] {
  if (!Array.isArray(errors)) return [];
  return errors.map(({ message, path = [] }: { message: string; path?: Path }) => ({ message, path }));
}

const isSame = (one: Path, other: Path): boolean => JSON.stringify(one) === JSON.stringify(other);

const withoutNumbers = (path: Path): Path => path.map((step) => (typeof step === 'number' ? 0 : step));

interface Place {
  readonly value: unknown;
  /** What holds the value. */
  readonly parent: unknown;
  /** False when a null on the way ended it. */
  readonly isWhole: boolean;
}

/** A path ends early at a null; what is undefined was not asked by the client. */
function follow(data: unknown, [step, ...rest]: Path, parent: unknown = null): Place {
  if (step === undefined) return { value: data, parent, isWhole: true };
  if (data === null || data === undefined) return { value: data, parent, isWhole: false };
  return follow(Object.hasOwn(Object(data), step) ? Reflect.get(Object(data), step) : undefined, rest, data);
}

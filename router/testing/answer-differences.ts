import type { Answer } from './subject.js';

type Path = readonly (string | number)[];

interface PlacedError {
  readonly message: string;
  readonly path: Path;
  /** Whether another subgraph's failure is told. */
  readonly isDependent: boolean;
}

/**
 * Tells where an executor's answer differs from the stock executor's; nothing when they agree. The data must be the same but
 * for the order of fields, which the stock executor takes from its planner, where GraphQL takes it from the client. Errors are at the same paths but for this:
 *
 * 1. What the stock executor says of a null that broke a non-null type is in `extensions.valueCompletion`, and only when
 *    there is no other error. It counts as an error; and ours may have an error more wherever a value is null.
 * 2. What failed for another field's sake, which the client did not ask for, ours tells at the fields that it cost.
 * 3. The stock executor takes null for a value that failed, and lets another subgraph make its own of it. Ours does not ask
 *    that subgraph, and says so: where it does, the stock executor's value counts as null.
 * 4. A null that may not be ends what holds it, so ours tells of the first of several.
 * 5. Of an entity that is one object to a subgraph (`@interfaceObject`), the stock executor takes that object's type for the
 *    entity's, and leaves out what was asked of its own type, or all of it. Where there are such subgraphs, what it leaves out is not
 *    compared.
 * 6. The stock executor numbers entities without those it did not ask about, so that an error is said of another place of
 *    the list. The numbers in the path of a subgraph's error are therefore not compared to the stock executor's, but ours
 *    are checked by themselves: the error is about the very object that the subgraph said had failed, and its value is null.
 */
export function differences(
  stock: Answer,
  ours: Answer,
  { hasInterfaceObjects = false } = {},
): readonly string[] {
  const theirData = inOrder(withNulls(stock.data, ours));
  const ourData = inOrder(hasInterfaceObjects ? common(ours.data, stock.data) : ours.data);
  const data = theirData === ourData ? [] : [`data: ${theirData}\n  ours: ${ourData}`];
  const ourErrors = placed(ours.errors);
  const completions = placed(Object(stock.extensions).valueCompletion);
  return [
    ...data,
    ...unheard(placed(stock.errors), ourErrors, ours.data),
    ...completions
      .filter(({ path }) => {
        const ended = path.slice(0, depthOfNull(ours.data, path));
        return !ourErrors.some((error) => isSame(error.path.slice(0, ended.length), ended));
      })
      .map(({ path }) => `no error at ${path.join('.')}, where a null broke its type`),
    ...ourErrors.flatMap((error) => misplaced(error, ours.data)),
  ];
}

/** The stock executor's data with a null wherever ours was not made from a value that failed. */
function withNulls(data: unknown, ours: Answer): unknown {
  const copy: unknown = structuredClone(data);
  let root = copy;
  for (const { path = [], extensions } of ours.errors ?? []) {
    const ended = path.slice(0, depthOfNull(ours.data, path));
    if (!extensions?.neededBy || follow(ours.data, ended).value !== null) continue;
    const last = ended.at(-1);
    if (last === undefined) root = null;
    const { parent } = follow(root, ended);
    if (last !== undefined && typeof parent === 'object' && parent !== null) Reflect.set(parent, last, null);
  }
  return root;
}

/** What both have, as one of them has it. */
function common(own: unknown, other: unknown): unknown {
  if (Array.isArray(own) && Array.isArray(other)) return own.map((one, index) => common(one, other[index]));
  if (other === null) return null;
  if (typeof own !== 'object' || own === null || typeof other !== 'object') return own;
  const shared = Object.entries(own).filter(([name]) => Object.hasOwn(other, name));
  return Object.fromEntries(shared.map(([name, value]) => [name, common(value, Reflect.get(other, name))]));
}

/** After how many steps a path ends at a null. */
function depthOfNull(data: unknown, path: Path): number {
  const depth = path.findIndex((_, index) => follow(data, path.slice(0, index)).value === null);
  return depth < 0 ? path.length : depth;
}

const inOrder = (data: unknown): string =>
  JSON.stringify(data, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
      : value,
  );

function unheard(
  theirs: readonly PlacedError[],
  ours: readonly PlacedError[],
  data: unknown,
): readonly string[] {
  return theirs
    .filter(
      ({ message, path }) =>
        !ours.some((error) =>
          isAboutThing(message) ? isSaid(error, { message, path }, data) : isSame(error.path, path),
        ),
    )
    .map(({ message, path }) => `no error "${message}" at ${path.join('.')}`);
}

function misplaced({ message, path, isDependent }: PlacedError, data: unknown): readonly string[] {
  const { value, parent, isWhole } = follow(data, path);
  const at = path.join('.');
  // Asked for another's sake, it is nowhere in the answer, and told of what it was asked of.
  const isTold = typeof value === 'object' || value === undefined || isDependent;
  if (!isTold) return [`"${message}" at ${at}, which has a value`];
  const [id = ''] = message.split(' has no ');
  const actual: unknown = isWhole ? Reflect.get(Object(parent), 'id') : undefined;
  const isAbout = isDependent || !isAboutThing(message) || typeof actual !== 'string' || actual === id;
  return isAbout ? [] : [`"${message}" at ${at}, which is ${String(actual)}`];
}

/** Of what was not asked, because what it is made from had failed, ours tells that failure. */
const isSaid = (told: PlacedError, failed: Omit<PlacedError, 'isDependent'>, data: unknown): boolean =>
  (told.message === failed.message || told.isDependent) && isToldOf(told.path, failed.path, data);

/** Whether an error at one place tells of a failure at another: the same, or beside it when that was not asked for. */
function isToldOf(told: Path, failed: Path, data: unknown): boolean {
  const [own, other] = [withoutNumbers(told), withoutNumbers(failed)];
  if (isSame(own, other)) return true;
  const beside = own.slice(0, -1);
  const { value, isWhole } = follow(data, failed);
  return (value === undefined || !isWhole) && isSame(other.slice(0, beside.length), beside);
}

const isAboutThing = (message: string): boolean => message.includes(' has no ');

function placed(errors: unknown): readonly PlacedError[] {
  if (!Array.isArray(errors)) return [];
  return errors.map(({ message, path = [], extensions }: AnswerError) => ({
    message,
    path,
    isDependent: extensions?.neededBy !== undefined,
  }));
}

type AnswerError = NonNullable<Answer['errors']>[number];

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

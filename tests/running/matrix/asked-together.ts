import { type Asking, ask, type Reply } from '../ask.js';
import type { Expected } from './expected-answer.js';
import type { Asked } from './matrix-cell.js';

/** What came of one field asked by itself; nothing when it is null and nobody says why. */
export type Got = Expected | 'NOTHING';

type Cell = Asked & { readonly expected: Expected };

const together = 25;
const atOnce = 4;

/** Asks many fields, each under an alias of its own from the root on; alone, where the whole request is to be refused. */
export async function gotOf(cells: readonly Cell[], asking: Asking): Promise<readonly Got[]> {
  const got = new Map<Cell, Got>();
  const groups = groupsOf(cells);
  const workers = Array.from({ length: atOnce }, async () => {
    for (let group = groups.pop(); group; group = groups.pop()) {
      const query = `{ ${group.map((cell, i) => `c${i}: ${cell.query}`).join(' ')} }`;
      const reply = await ask(query, {}, asking);
      for (const [i, cell] of group.entries()) got.set(cell, seenAt(reply, `c${i}`, cell));
    }
  });
  await Promise.all(workers);
  return cells.map((cell) => got.get(cell) ?? 'NOTHING');
}

function groupsOf(cells: readonly Cell[]): Cell[][] {
  const alone = cells.filter(({ expected }) => expected === 'PURPOSE_REQUIRED');
  const others = cells.filter(({ expected }) => expected !== 'PURPOSE_REQUIRED');
  const groups = alone.map((cell) => [cell]);
  for (let i = 0; i < others.length; i += together) groups.push(others.slice(i, i + together));
  return groups;
}

function seenAt(
  { data, errors = [] }: Reply<Record<string, unknown> | null>,
  alias: string,
  cell: Cell,
): Got {
  const here = errors.filter(({ path }) => path === undefined || path[0] === alias);
  const codes = new Set(here.map(({ extensions }) => String(extensions.code)));
  const [code] = codes;
  if (codes.size > 1) throw new Error(`${cell.query} answers ${[...codes].join(' and ')}.`);
  if (code === 'UNAUTHORIZED_FIELD' || code === 'NOT_FOUND' || code === 'PURPOSE_REQUIRED') return code;
  if (code !== undefined) throw new Error(`${cell.query} answers ${code}: ${here[0]?.message}`);
  return hasValue(data?.[alias], cell.path.slice(1)) ? 'ALLOWED' : 'NOTHING';
}

function hasValue(value: unknown, [step, ...rest]: readonly string[]): boolean {
  if (Array.isArray(value))
    return value.some((one) => hasValue(one, step === undefined ? [] : [step, ...rest]));
  if (step === undefined) return value !== null && value !== undefined;
  return typeof value === 'object' && value !== null && hasValue(Reflect.get(value, step), rest);
}

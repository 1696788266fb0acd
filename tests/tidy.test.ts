import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { basename, dirname, join, normalize } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { ministries, root, type SourceFile, sourceFiles } from './source-files.js';

const files = await sourceFiles();
const own = files.filter(({ path }) => !path.endsWith('.test.ts'));
/** Built so that this file does not find itself. */
const word = (...parts: string[]) => parts.join('');

/** `path:line` of every line that breaks a rule. */
function offences(among: readonly SourceFile[], breaks: RegExp): readonly string[] {
  return among.flatMap(({ path, lines }) =>
    lines.flatMap((line, i) => (breaks.test(line) ? [`${path}:${i + 1}`] : [])),
  );
}

describe('imports run one way', () => {
  const mayImport: Readonly<Record<string, readonly string[]>> = {
    shared: ['shared'],
    router: ['router', 'shared'],
    scripts: ['scripts', 'router', 'shared', 'subgraphs'],
    tests: ['tests', 'scripts', 'router', 'shared', 'subgraphs'],
  };
  const imports = files.flatMap(({ path, text }) =>
    [...text.matchAll(/(?:from|import\()\s*'(\.[^']+)'/g)].map(([, target = '']) => ({
      path,
      target: normalize(`${dirname(path)}/${target}`),
    })),
  );

  test('a folder imports itself and what lies below it', () => {
    const wrong = imports.filter(({ path, target }) => {
      const [from = '', ministry = ''] = path.split('/');
      const [to = ''] = target.split('/');
      if (from !== 'subgraphs') return !mayImport[from]?.includes(to);
      return to !== 'shared' && !target.startsWith(`subgraphs/${ministry}/`);
    });
    expect(wrong).toEqual([]);
  });

  test('the machinery names no ministry', () => {
    const named = new RegExp(`subgraphs/(${ministries.join('|')})`);
    expect(
      offences(
        files.filter(({ path }) => /^(shared|router)\//.test(path)),
        named,
      ),
    ).toEqual([]);
  });

  test('every import is from a file that is there', () => {
    const known = new Set(files.map(({ path }) => path));
    expect(imports.filter(({ target }) => !known.has(target.replace(/\.js$/, '.ts')))).toEqual([]);
  });
});

describe('files', () => {
  test('are short: none over 300 lines, nine in ten under 200', () => {
    expect(files.filter(({ lines }) => lines.length > 300).map(({ path }) => path)).toEqual([]);
    const short = files.filter(({ lines }) => lines.length <= 200);
    expect(short.length / files.length).toBeGreaterThan(0.9);
  });

  test('are named after a role, never a drawer', () => {
    const drawers = new Set(['index', 'utils', 'util', 'helpers', 'helper', 'common', 'types', 'misc']);
    expect(files.filter(({ path }) => drawers.has(basename(path, '.ts'))).map(({ path }) => path)).toEqual(
      [],
    );
  });

  test('hold no escape from the type checker or the linter', () => {
    const escapes = [': any\\b', 'as any\\b', '<any>', '@ts-', 'biome-ignore', '\\b(TODO|FIXME|XXX)\\b'];
    const others = files.filter(({ path }) => path !== 'tests/tidy.test.ts');
    expect(offences(others, new RegExp(escapes.join('|')))).toEqual([]);
  });

  test('re-export nothing', () => {
    expect(offences(own, /^export (\*|\{[^}]*\} from)/)).toEqual([]);
  });

  test('export by default only where a tool asks for it', () => {
    const allowed =
      /^(subgraphs\/[a-z]+\/subgraph|tests\/tourism\/subgraph|scripts\/vitest\.config|shared\/testing\/postgres\.setup|tests\/running\/nation\.setup)\.ts$/;
    const found = files.filter(({ text }) => /^export default/m.test(text)).map(({ path }) => path);
    expect(found.filter((path) => !allowed.test(path))).toEqual([]);
  });

  test('read the environment only at the edge of a process', () => {
    const edge = /^(scripts\/|shared\/config\/|shared\/testing\/|tests\/)/;
    const inside = own.filter(({ path }) => !edge.test(path));
    const found = offences(inside, /process\.env\b/).map((place) => place.split(':')[0]);
    expect(new Set(found)).toEqual(new Set(['router/gateway.ts', 'shared/subgraph/run-subgraph.ts']));
  });

  test('that only refer to another ministry’s type leave its description to that ministry', () => {
    const stubs = files.filter(({ path }) => path.endsWith('.stub.ts'));
    expect(stubs.length).toBeGreaterThan(0);
    expect(offences(stubs, /description:/)).toEqual([]);
  });

  test('no money is a floating-point number', () => {
    const money = /(amount|rupiah|fee|tariff|total|yearly|price)\w*\??: number\b/i;
    expect(
      offences(
        own.filter(({ path }) => path.startsWith('subgraphs/')),
        money,
      ),
    ).toEqual([]);
  });
});

test('the project speaks of itself alone', async () => {
  const { stdout } = await promisify(execFile)('git', ['ls-files'], { cwd: root });
  const tracked = stdout.split('\n').filter((path) => /\.(ts|md|graphql|json)$|^\.ci\//.test(path));
  const foreign = new RegExp(
    [word('/wo', 'rk/'), word('\\.\\./', 'shared/(design|style|domain|threats)')].join('|'),
  );
  const texts = await Promise.all(
    tracked.map(async (path) => ({ path, text: await readFile(join(root, path), 'utf8') })),
  );
  expect(texts.filter(({ text }) => foreign.test(text)).map(({ path }) => path)).toEqual([]);
});

import { execFile } from 'node:child_process';
import {
  chmod,
  chown,
  mkdir,
  mkdtemp,
  readdir,
  realpath,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from './embedded-cluster.js';
import { type PostgresHome, postgresHome } from './postgres-account.js';

const run = promisify(execFile);
const isRoot = process.getuid?.() === 0;

let parent: string;
let reachable: string;

beforeAll(async () => {
  parent = await realpath(await mkdtemp(join(tmpdir(), 'inadigital-account-')));
  await chmod(parent, 0o755);
  reachable = join(parent, 'reachable');
});
afterAll(() => rm(parent, { recursive: true, force: true }));

test('a path is meant from where the program was started', async () => {
  const path = join(parent, 'from-here');
  expect(await postgresHome(relative(process.cwd(), path), reachable)).toMatchObject({ directory: path });
});

test('the programs are those that came with npm', async () => {
  const { initdb, pgCtl } = await postgresHome(join(parent, 'programs'), reachable);
  for (const program of [initdb, pgCtl])
    expect((await run(program, ['--version'])).stdout).toMatch(/\(PostgreSQL\) \d+/);
});

describe.runIf(isRoot)('root keeps the data where the account postgres reaches them:', () => {
  const canWrite = async ({ directory, initdb, identity }: PostgresHome) => {
    await run(initdb, ['--version'], { ...identity, cwd: directory });
    await run('touch', ['written'], { ...identity, cwd: directory });
    return readdir(directory);
  };

  test('where they should lie, if it can go there', async () => {
    const home = await postgresHome(join(parent, 'open', 'deeper'), reachable);
    expect(home.directory).toBe(join(parent, 'open', 'deeper'));
    expect(await canWrite(home)).toEqual(['written']);
  });

  test.each([
    ['a folder above is closed', async (closed: string) => join(closed, 'data')],
    [
      'a link leads into a closed folder',
      async (closed: string) => {
        await mkdir(join(closed, 'inner'));
        await symlink(join(closed, 'inner'), join(parent, 'link'));
        return join(parent, 'link', 'data');
      },
    ],
  ])('elsewhere when %s, and there again the next time', async (_, pathIn) => {
    const closed = await mkdtemp(join(parent, 'closed-'));
    await chmod(closed, 0o700);
    const path = await pathIn(closed);
    const home = await postgresHome(path, reachable);
    expect(home.directory).toMatch(new RegExp(`^${reachable}/[0-9a-f]{16}$`));
    expect(await canWrite(home)).toEqual(['written']);
    expect(await postgresHome(path, reachable)).toEqual(home);
    expect(await readdir(closed, { recursive: true })).not.toContain('data');
  });

  test('where a restrictive umask would have closed the folders in between', async () => {
    const script = `
      const { postgresHome } = await import('./postgres-account.ts');
      process.umask(0o077);
      console.log((await postgresHome('${join(parent, 'masked', 'data')}', '${join(parent, 'masked-reachable')}')).directory);`;
    const { stdout } = await runScript(script);
    const identity = (await postgresHome(join(parent, 'any'), reachable)).identity;
    await run('touch', ['written'], { ...identity, cwd: stdout.trim() });
  });

  test('with programs copied once, because they may be running', async () => {
    const closed = await mkdtemp(join(parent, 'closed-'));
    const { initdb } = await postgresHome(join(closed, 'data'), reachable);
    const before = await stat(initdb);
    await postgresHome(join(closed, 'data'), reachable);
    expect((await stat(initdb)).ctimeMs).toBe(before.ctimeMs);
    expect((await readdir(reachable)).filter((name) => name.startsWith('programs-'))).toHaveLength(1);
  });

  test('by starts at the same time too', async () => {
    const elsewhere = join(parent, 'at-once');
    const closed = await mkdtemp(join(parent, 'closed-'));
    const homes = await Promise.all([1, 2, 3].map(() => postgresHome(join(closed, 'data'), elsewhere)));
    expect(new Set(homes.map(({ initdb }) => initdb)).size).toBe(1);
    expect(await readdir(elsewhere)).toHaveLength(2);
  });

  test('or says that it cannot', async () => {
    const closed = await mkdtemp(join(parent, 'closed-'));
    const file = join(parent, 'a-file');
    await writeFile(file, '');
    await expect(postgresHome(join(closed, 'data'), file)).rejects.toMatchObject({
      name: 'StartError',
      message: `${file} cannot be written. Free space or mend its permissions, then start again.`,
    });
  });
});

describe.runIf(isRoot)('an ordinary user runs PostgreSQL as himself', () => {
  test('from its first start to its end', async ({ skip }) => {
    const { identity } = await postgresHome(join(parent, 'user'), reachable);
    if (!(await canRun(identity))) skip('the project lies where the account cannot read it');
    const own = join(parent, 'own');
    await mkdir(own);
    await chown(own, identity.uid ?? 0, identity.gid ?? 0);
    const script = `
      const { startEmbeddedCluster } = await import('./embedded-cluster.ts');
      const cluster = await startEmbeddedCluster({
        directory: '${join(own, 'data')}', port: ${await freePort()}, settings: ['fsync=off'],
      });
      await cluster.stop();
      console.log(process.getuid(), cluster.directory);`;
    const { stdout } = await runScript(script, identity);
    expect(stdout).toBe(`${identity.uid} ${join(own, 'data')}\n`);
  });

  test('and is told when he cannot write there', async ({ skip }) => {
    const { identity } = await postgresHome(join(parent, 'user'), reachable);
    if (!(await canRun(identity))) skip('the project lies where the account cannot read it');
    const foreign = join(parent, 'foreign');
    await mkdir(foreign);
    const script = `
      const { postgresHome } = await import('./postgres-account.ts');
      for (const path of ['${foreign}', '${join(foreign, 'data')}'])
        await postgresHome(path).catch(({ name, message }) => console.log(name, message));`;
    expect((await runScript(script, identity)).stdout).toBe(
      [foreign, join(foreign, 'data')]
        .map(
          (path) =>
            `StartError ${path} cannot be written. Free space or mend its permissions, then start again.\n`,
        )
        .join(''),
    );
  });
});

const here = fileURLToPath(new URL('.', import.meta.url));

const canRun = (identity: PostgresHome['identity']) =>
  run('test', ['-r', join(here, 'postgres-account.ts'), '-a', '-x', process.execPath], identity).then(
    () => true,
    () => false,
  );

/** Runs TypeScript in a process of its own, as another user if one is given. Node strips the types and finds `.ts` for `.js`. */
function runScript(script: string, identity: PostgresHome['identity'] = {}) {
  const hooks = `
    import { registerHooks } from 'node:module';
    registerHooks({
      resolve: (specifier, context, next) => {
        const isOurs = /^\\.{1,2}\\//.test(specifier) && specifier.endsWith('.js') && context.parentURL?.endsWith('.ts');
        return next(isOurs ? specifier.slice(0, -3) + '.ts' : specifier, context);
      },
    });`;
  const flags = [
    '--no-warnings',
    '--input-type=module',
    '--import',
    `data:text/javascript,${encodeURIComponent(hooks)}`,
  ];
  return run(process.execPath, [...flags, '--eval', script], { ...identity, cwd: here });
}

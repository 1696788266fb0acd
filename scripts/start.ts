import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runMain, StartError } from '../shared/process/run-main.js';
import { databaseHelp } from './nation-databases.js';
import { nationFlags, nationFlagsHelp, populationOptionsOf, portOf } from './nation-options.js';
import { tableOf } from './nation-table.js';
import { Progress } from './progress.js';
import type { RunningNation } from './run-nation.js';

const help = `Runs the nation on this machine: PostgreSQL, every ministry as its own process, and the router.

  npm start [-- --port 4000] [--citizens N] [--seed N] [--today DAY] [--data DIR] [--free-ports]

${nationFlagsHelp}  --port N            where the router listens (4000)
  --free-ports        let everything else listen on ports that are free, to run beside another nation

Ctrl-C stops everything.

${databaseHelp}  LOG_LEVEL                what the ministries and the router log, under DIR/log (info)
`;

/** What a process that started the nation is told once it is ready. */
export type NationMessage = Omit<RunningNation, 'stop'>;

runMain(async () => {
  const { values } = parseArgs({
    options: {
      ...nationFlags,
      port: { type: 'string', default: '4000' },
      'free-ports': { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(help);
    return;
  }
  const options = {
    data: values.data,
    population: populationOptionsOf(values),
    routerPort: portOf(values.port),
    freePorts: values['free-ports'],
    ...(values.today !== undefined && { clockDay: values.today }),
  };
  const progress = new Progress();
  progress.note('Starting the nation.');
  // Compiled code is kept between starts: nine processes load the same libraries.
  enableCompileCache(join(values.data, 'compile-cache'));
  const { runNation } = await import('./run-nation.js');
  const stopping = stopSignal(() => progress.note('  Stopping.'));
  const { stop, ...nation } = await runNation(options, progress, stopping);
  progress.note(tableOf(nation));
  progress.note(`Ready after ${progress.elapsed()} s. Ctrl-C stops everything.`);
  process.send?.(nation satisfies NationMessage);
  await new Promise((asked) => stopping.addEventListener('abort', asked, { once: true }));
  await stop();
  process.exit(0);
});

/** One Ctrl-C reaches us twice: from the terminal and passed on by npm. */
const oneKeyPressMs = 1_000;

/** Aborted when somebody asks us to stop; asked a second time, the process ends at once. */
function stopSignal(onStop: () => void): AbortSignal {
  const controller = new AbortController();
  let askedAt = Number.NaN;
  const stop = () => {
    if (!controller.signal.aborted) {
      askedAt = performance.now();
      onStop();
      controller.abort(new StartError('Stopped before it was ready.'));
    } else if (performance.now() - askedAt > oneKeyPressMs) process.exit(130);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  // The terminal was closed.
  process.on('SIGHUP', stop);
  if (process.send) process.once('disconnect', stop);
  return controller.signal;
}

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { askingsOf } from './bench-router/askings.js';
import { type Contender, contenders } from './bench-router/contender.js';
import { medianOf } from './bench-router/figures.js';
import type { GraphName } from './bench-router/graph.js';
import { installHive } from './bench-router/hive-gateway.js';
import { variantsFor } from './bench-router/load.js';
import { type Measured, measure, type Sample } from './bench-router/measure.js';
import { type Panel, plotOf } from './bench-router/plot.js';
import { ReplayedGraph } from './bench-router/replayed-graph.js';
import { type Row, tableOf } from './bench-router/report.js';
import { chosenOf, chosenScenarios, type Scenario, titleOf } from './bench-router/scenario.js';
import { shapes } from './bench-router/shape.js';
import { type StubIssuer, Stubs } from './bench-stubs.js';
import { printTable } from './bench-table.js';
import { Progress } from './progress.js';

export interface RouterBench {
  readonly connections: number;
  readonly seconds: number;
  /** How often each measurement is made; medians are told. */
  readonly rounds: number;
  /** Names, with commas between; left out for all. */
  readonly shapes?: string | undefined;
  readonly profiles?: string | undefined;
  readonly routers?: string | undefined;
}

const folder = join('.data', 'bench-router');
const audience = 'urn:inadigital:graph';

/** Compares our router with others, one process each in turn, over replaying subgraphs; prints tables, writes a plot. */
export async function benchRouter(options: RouterBench): Promise<void> {
  const scenarios = chosenScenarios(options.shapes, options.profiles);
  const names = chosenOf(
    '--routers',
    options.routers,
    contenders.map(({ name }) => name),
  );
  const chosen = contenders.filter(({ name }) => names.includes(name));
  // Progress goes where tables do not, so that the tables can be kept.
  const progress = new Progress(process.stderr);
  if (names.some((name) => name.startsWith('hive')))
    await progress.step('Hive Gateway is installed', installHive);
  await using stubs = new Stubs();
  const issuer = await stubs.serveIssuer(audience);
  await using running = new AsyncDisposableStack();
  const graphs = new Map<GraphName, ReplayedGraph>();
  const panels: Panel[] = [];
  for (const scenario of scenarios) {
    const { graph: name }: { graph: GraphName } = shapes[scenario.shape];
    const graph = graphs.get(name) ?? running.use(await ReplayedGraph.start(name, folder));
    graphs.set(name, graph);
    const inScenario = chosen.filter(({ profiles }: Contender) => profiles.includes(scenario.profile));
    const rows = await compare(scenario, inScenario, { graph, issuer, options, progress });
    printTable(`${titleOf(scenario)}; ${options.connections} connections`, tableOf(rows));
    panels.push(panelOf(scenario, rows));
  }
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'router.svg');
  await writeFile(file, plotOf(`Requests a second, ${options.connections} connections`, panels));
  progress.note(`The plot is ${file}.`);
}

interface Bench {
  readonly graph: ReplayedGraph;
  readonly issuer: StubIssuer;
  readonly options: RouterBench;
  readonly progress: Progress;
}

/** Measures all in turn before any a second time, so that what else the machine does meets all alike. */
async function compare(
  scenario: Scenario,
  among: readonly Contender[],
  { graph, issuer, options, progress }: Bench,
): Promise<readonly Row[]> {
  const askings = await askingsOf(scenario, variantsFor(options.connections), issuer);
  const place = { graph, issuer: issuer.issuer, audience };
  const rounds = new Map<Contender, Measured[]>(among.map((contender) => [contender, []]));
  const failures = new Map<Contender, string>();
  let expected: Sample | null = null;
  for (let round = 1; round <= options.rounds; round += 1) {
    for (const [contender, measured] of rounds) {
      if (failures.has(contender)) continue;
      await progress.step(`${titleOf(scenario)}: ${contender.name}, round ${round}`, async () => {
        try {
          const { figures, sample } = await measure(contender, place, scenario, askings, options, expected);
          expected ??= sample;
          measured.push(figures);
        } catch (error) {
          failures.set(contender, error instanceof Error ? error.message : 'failed');
        }
      });
    }
  }
  return [...rounds].map(([contender, measured]) => {
    const [first, ...others] = measured;
    const failure = failures.get(contender) ?? 'was not measured';
    const result = first && !failures.has(contender) ? medianOf<Measured>([first, ...others]) : failure;
    return { router: contender.name, rounds: measured, result };
  });
}

function panelOf(scenario: Scenario, rows: readonly Row[]): Panel {
  const bars = rows.flatMap(({ router, result }) =>
    typeof result === 'string'
      ? []
      : [
          {
            name: router,
            value: result.perSecond,
            label: `${result.perSecond.toFixed(0)}/s · p99 ${result.p99Ms.toFixed(0)} ms`,
          },
        ],
  );
  return { title: titleOf(scenario), bars };
}

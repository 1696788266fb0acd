import { personaIds } from '../shared/synthetic/personas.js';
import type { RunningNation } from './run-nation.js';

/** The people one can ask about in every synthetic nation. */
const people: readonly (readonly [persona: keyof typeof personaIds, nik: string, who: string])[] = [
  ['P1', '9801011708900001', 'Budi, a civil servant and head of a family'],
  ['P2', '9871015205850002', 'Siti, poor, a mother; receives social aid'],
  ['P3', '9801016503140011', 'Ayu, his daughter, a pupil'],
  ['P4', '9801010101500003', 'Tono, deceased 2023-12-20'],
  ['P5', '9801010102070004', 'Rizal, seventeen on 2024-02-01'],
  ['P6', '9871017011920005', 'Rina, a civil servant by contract'],
];

/** Where everything is, and whom to ask about, for a person at a terminal. */
export function tableOf({ router, ministries, postgres, population }: Omit<RunningNation, 'stop'>): string {
  const addresses = [
    ['explorer', new URL('/', router.url).href, ''],
    ['router', router.url, ''],
    ...ministries.map(({ name, url, pid }) => [name, url, `process ${pid}`]),
    ['postgresql', postgres, ''],
  ];
  const citizens = population.citizens.toLocaleString('en');
  return [
    '',
    ...addresses.map(([name = '', url = '', note = '']) =>
      `  ${name.padEnd(12)} ${url.padEnd(34)} ${note}`.trimEnd(),
    ),
    '',
    `  ${citizens} synthetic citizens as of ${population.asOf}; nobody is real. Ask about these by NIK or id:`,
    ...people.map(([persona, nik, who]) => `  ${persona}  ${nik}  ${personaIds[persona]}  ${who}`),
    '',
  ].join('\n');
}

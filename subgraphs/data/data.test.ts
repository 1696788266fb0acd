import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SubgraphUnderTest, startSubgraph } from '../../shared/testing/subgraph-under-test.js';
import data from './subgraph.js';

let subgraph: SubgraphUnderTest;
beforeAll(async () => {
  subgraph = await startSubgraph(data);
});
afterAll(() => subgraph.stop());

interface Listed {
  readonly nodes: readonly { readonly id: string }[];
}

/** Applications, overlaps with their policy, audit, targets and indices; applications are read in as many as three waves. */
const statementsMax = 18;

const central = ['010', '015', '023', '024', '027', '035', '048', '055', '059', '060', '086', '088'];

test('every central agency has applications, pairs to look at and an index; many take as few statements as some', async () => {
  const ask = async (codes: readonly string[]) => {
    const before = await subgraph.statements();
    const { data: answer, errors } = await subgraph.entities<object>(
      'Agency',
      codes.map((code) => ({ code })),
      `applications { nodes { id agency { code } auditDecision { outcome inForce target { name } findings { kind } }
         auditDecisions { nodes { ordinal } } auditFindings { nodes { kind status application { id } } } } }
       applicationOverlaps { nodes { score flagged first { name } second { name } } }
       auditSummary { applications } integrationTargets { nodes { term { months } reports { nodes { ordinal } } } }
       spbeIndices { nodes { score predicate } }`,
    );
    expect(errors).toBeUndefined();
    expect((await subgraph.statements()) - before).toBeLessThanOrEqual(statementsMax);
    return answer._entities;
  };
  await ask(['024', '048']);
  const agencies = await ask([...central, '98', '98.01', '11', '12']);
  for (const agency of agencies.slice(0, central.length)) {
    expect(agency).toMatchObject({
      applications: { nodes: expect.arrayContaining([expect.anything()]) },
      applicationOverlaps: { nodes: expect.arrayContaining([expect.objectContaining({ flagged: true })]) },
      spbeIndices: { nodes: [{ score: expect.any(Number), predicate: expect.any(String) }] },
    });
  }
});

test('APP-024-0001 waits for a decision on what was found', async () => {
  const { data: answer } = await subgraph.query(
    `{ governmentApplication(id: "APP-024-0001") { name agency { code } serviceRefs dataUsed annualCost auditDecision { id }
       auditFindings { nodes { status } } } }`,
  );
  expect(answer).toMatchObject({
    governmentApplication: {
      name: 'Aplikasi Contoh Antrean',
      agency: { code: '024' },
      serviceRefs: ['RAL.01.01'],
      annualCost: expect.stringMatching(/^[1-9]\d+$/),
      auditDecision: null,
      auditFindings: { nodes: expect.arrayContaining([{ status: 'OPEN' }]) },
    },
  });
});

test('applications are listed by agency, by kind, and by what was decided', async () => {
  const list = async (args: string) => {
    const { data: answer } = await subgraph.query<{ governmentApplications: Listed }>(
      `{ governmentApplications(${args}) { nodes { id auditDecision { outcome } } } }`,
    );
    return answer.governmentApplications.nodes;
  };
  expect(await list('agencyCode: "024", first: 100')).toHaveLength(12);
  const kept = await list('outcome: KEEP, first: 100');
  expect(kept.length).toBeGreaterThan(0);
  for (const application of kept) expect(application).toMatchObject({ auditDecision: { outcome: 'KEEP' } });
  expect(await list('category: GENERAL, agencyCode: "098"')).toEqual([]);
});

interface Summary {
  readonly applications: number;
  readonly annualCost: string;
  readonly outcomes: readonly { readonly applications: number; readonly annualCost: string }[];
  readonly findings: readonly { readonly open: number; readonly resolved: number }[];
}

test('the audit is summed up for an agency and for the nation', async () => {
  const { data: answer } = await subgraph.query<Record<'nation' | 'health' | 'nobody', Summary>>(
    `{ nation: auditSummary { ...all } health: auditSummary(agencyCode: "024") { ...all } nobody: auditSummary(agencyCode: "999") { ...all } }
     fragment all on AuditSummary { applications annualCost outcomes { outcome applications annualCost } findings { kind open resolved } }`,
  );
  const [counted] = await subgraph.sql<{ applications: number; cost: string; findings: number }>(
    `SELECT count(*)::integer AS applications, sum(annual_cost)::text AS cost,
       (SELECT count(*)::integer FROM audit_finding) AS findings FROM government_application`,
  );
  const { nation, health, nobody } = answer;
  expect(nation).toMatchObject({ applications: counted?.applications, annualCost: counted?.cost });
  expect(nation.findings.reduce((sum, { open, resolved }) => sum + open + resolved, 0)).toBe(
    counted?.findings,
  );
  expect(health.applications).toBe(12);
  expect(health.outcomes.reduce((sum, { applications }) => sum + applications, 0)).toBe(12);
  expect(nobody).toEqual({ applications: 0, annualCost: '0', outcomes: [], findings: [] });
});

test('the national SPBE index of 2023 is 2.79, which is good, of 621 agencies', async () => {
  const { data: answer } = await subgraph.query<{ spbeIndices: { nodes: { score: number }[] } }>(
    `{ nationalSpbeIndex(year: 2023) { score predicate agenciesEvaluated agency { code } source }
       spbeIndices(year: 2023, first: 3) { nodes { score agency { code } source } } }`,
  );
  expect(answer).toMatchObject({
    nationalSpbeIndex: { score: 2.79, predicate: 'GOOD', agenciesEvaluated: 621, agency: null },
  });
  const scores = answer.spbeIndices.nodes.map(({ score }) => score);
  expect(scores).toEqual([...scores].sort((a, b) => b - a));
  expect(scores).toHaveLength(3);
});

test('the router joins what is kept here by its keys', async () => {
  const joined = async (type: string, key: object, selection: string) =>
    (await subgraph.entities(type, [{ ...key }], selection)).data._entities[0];
  const idOf = async (table: string) =>
    (await subgraph.sql<{ id: string }>(`SELECT id FROM ${table} LIMIT 1`))[0]?.id;
  expect(await joined('GovernmentApplication', { id: 'APP-024-0001' }, 'name')).not.toBeNull();
  expect(await joined('Dataset', { id: 'jumlah-penduduk-per-provinsi-2024' }, 'title')).not.toBeNull();
  for (const [type, table] of [
    ['AuditFinding', 'audit_finding'],
    ['AuditDecision', 'audit_decision'],
    ['IntegrationTarget', 'integration_target'],
    ['SpbeIndex', 'spbe_index'],
    ['Distribution', 'distribution'],
  ] as const) {
    const id = await idOf(table);
    expect(await joined(type, { id }, 'id')).toEqual({ id });
    expect(await joined(type, { id: randomUUID() }, 'id')).toBeNull();
  }
});

test.each([
  ['{ governmentApplication(id: "APP-024-1") { id } }', 'BAD_USER_INPUT', 'id'],
  ['{ governmentApplication(id: "APP-024-9999") { id } }', 'NOT_FOUND', 'id'],
  ['{ governmentApplications(agencyCode: "2") { nodes { id } } }', 'BAD_USER_INPUT', 'agencyCode'],
  ['{ governmentApplications(outcome: BURN) { nodes { id } } }', 'BAD_USER_INPUT', 'outcome'],
  ['{ auditSummary(agencyCode: "x") { applications } }', 'BAD_USER_INPUT', 'agencyCode'],
  ['{ integrationBoard(first: 101) { nodes { id } } }', 'BAD_USER_INPUT', 'first'],
  ['{ integrationBoard(after: "WzFd") { nodes { id } } }', 'BAD_USER_INPUT', 'after'],
  ['{ nationalSpbeIndex(year: 1999) { score } }', 'NOT_FOUND', 'year'],
  ['{ nationalSpbeIndex(year: 2147483647) { score } }', 'NOT_FOUND', 'year'],
])('%s is refused', async (document, code, argument) => {
  const { errors = [] } = await subgraph.query(document);
  expect(errors[0]?.extensions).toMatchObject({ code, argument });
});

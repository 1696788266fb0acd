import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Viewer } from '../../shared/auth/viewer.js';
import { type SubgraphUnderTest, startSubgraph } from '../../shared/testing/subgraph-under-test.js';
import { testNation } from '../../shared/testing/test-nation.js';
import { viewers } from '../../shared/testing/viewers.js';
import data from './subgraph.js';

let subgraph: SubgraphUnderTest;
let budi: string;
beforeAll(async () => {
  budi = (await testNation()).personas.P1.id;
  subgraph = await startSubgraph(data);
});
afterAll(() => subgraph.stop());

const refused = { code: 'UNAUTHORIZED_FIELD' };

/** A query as somebody, with the path and code of what was refused. */
async function ask<Answer>(viewer: Viewer, document: string) {
  const { data: answer, errors = [] } = await subgraph.as(viewer).query<Answer>(document);
  return { answer, refusals: errors.map(({ path, extensions }) => [path, extensions]) };
}

describe('open data are for everybody', () => {
  test.each([
    'datasets(first: 100) { nodes { title classification gates { passed } standard { name } distributions { format } } }',
    'dataset(id: "jumlah-penduduk-per-provinsi-2024") { title licence distributions { accessUrl dataset { id } } }',
    'governmentApplications { nodes { name annualCost personalData auditDecisions { nodes { outcome reason } } } }',
    'governmentApplication(id: "APP-024-0001") { name hosting agency { code } }',
    'applicationOverlaps(agencyCode: "024") { nodes { score first { name } second { name } } }',
    'auditSummary { applications outcomes { outcome annualCost } findings { kind open } }',
    'integrationBoard { nodes { portal dueOn overdue term { months legalBasis } reports { nodes { reason } } } }',
    'integrationSummary { targets overdue }',
    'nationalSpbeIndex(year: 2023) { score predicate }',
    'spbeIndices(year: 2023) { nodes { score agency { code } } }',
  ])('signed in or not: %s', async (selection) => {
    const { answer, refusals } = await ask<Record<string, unknown>>(
      viewers.anonymous,
      `{ open: ${selection} }`,
    );
    expect(refusals).toEqual([]);
    expect(answer.open).toBeTruthy();
  });

  test('but where the files of a dataset lie only if that is open', async () => {
    for (const id of ['contoh-terbatas-2023', 'contoh-tertutup-2023', 'contoh-diperiksa-2023']) {
      for (const viewer of [viewers.anonymous, viewers.citizen(budi), viewers.service('027')]) {
        const { answer } = await ask(viewer, `{ dataset(id: "${id}") { distributions { accessUrl } } }`);
        expect(answer).toEqual({ dataset: { distributions: [{ accessUrl: null }, { accessUrl: null }] } });
      }
    }
  });
});

describe('where the systems of government are weak', () => {
  const examined = `{ governmentApplication(id: "APP-024-0001") { name lastSecurityTestOn auditFindings { nodes { kind detail } } } }`;

  test.each([
    ['citizens', () => viewers.citizen(budi)],
    ['officers of any agency', () => viewers.officer({ agency: '024' })],
    ['analysts', () => viewers.analyst()],
  ])('is told to %s who have signed in', async (_, viewer) => {
    const { answer, refusals } = await ask(viewer(), examined);
    expect(refusals).toEqual([]);
    const findings = { nodes: expect.arrayContaining([expect.objectContaining({ kind: 'NO_LOG' })]) };
    expect(answer).toMatchObject({ governmentApplication: { auditFindings: findings } });
  });

  test('is told to nobody else, who is told the rest', async () => {
    const { answer, refusals } = await ask(viewers.anonymous, examined);
    expect(answer).toEqual({
      governmentApplication: {
        name: 'Aplikasi Contoh Antrean',
        lastSecurityTestOn: null,
        auditFindings: null,
      },
    });
    expect(refusals).toEqual([
      [['governmentApplication', 'lastSecurityTestOn'], refused],
      [['governmentApplication', 'auditFindings'], refused],
    ]);
  });

  test('is not told by the decisions that rest on it, nor by its id', async () => {
    const [row] = await subgraph.sql<{ id: string; finding: string }>(
      'SELECT id, finding_ids[1] AS finding FROM audit_decision WHERE cardinality(finding_ids) > 0 LIMIT 1',
    );
    const anybody = subgraph.as(viewers.anonymous);
    const decision = await anybody.entities('AuditDecision', [{ id: row?.id }], 'outcome findings { kind }');
    expect(decision.data._entities).toEqual([{ outcome: expect.any(String), findings: null }]);
    const finding = await anybody.entities('AuditFinding', [{ id: row?.finding }], 'id kind detail');
    expect(finding.data._entities).toEqual([null]);
    const known = await subgraph
      .as(viewers.citizen(budi))
      .entities('AuditFinding', [{ id: row?.finding }], 'kind');
    expect(known.data._entities).toEqual([{ kind: expect.any(String) }]);
  });
});

describe('what a person’s home leads to', () => {
  const near = (viewer: Viewer, ids: readonly string[]) =>
    subgraph.as(viewer).entities(
      'Citizen',
      ids.map((id) => ({ id, familyCard: { village: { code: '98.01.01.2001' } } })),
      'datasets(first: 1) { nodes { id } }',
    );
  const home = { datasets: { nodes: [{ id: 'profil-kependudukan-98-01-01-2001-2023' }] } };

  test.each([
    ['the person', () => viewers.citizen(budi)],
    ['a guardian', () => viewers.citizen(randomUUID(), { wards: [budi] })],
    ['the ministry for its work', () => viewers.service('059')],
  ])('is told to %s', async (_, viewer) => {
    expect((await near(viewer(), [budi])).data._entities).toEqual([home]);
  });

  test('is told of no one but the person, whoever else is asked for', async () => {
    const { data: answer, errors } = await near(viewers.citizen(budi), [randomUUID(), budi]);
    expect(answer._entities).toEqual([{ datasets: null }, home]);
    expect(errors?.map(({ path }) => path)).toEqual([['_entities', 0, 'datasets']]);
  });

  test.each([
    ['a neighbour', viewers.citizen(randomUUID())],
    ['another agency', viewers.service('027')],
    ['the ministry without a purpose', viewers.officer({ agency: '055', purpose: null })],
    ['an analyst', viewers.analyst()],
    ['anybody who has not signed in', viewers.anonymous],
  ])('is not told to %s', async (_, viewer) => {
    const before = await subgraph.statements();
    expect((await near(viewer, [budi])).data._entities).toEqual([{ datasets: null }]);
    // Grants may be looked up; what is refused is not.
    expect((await subgraph.statements()) - before).toBeLessThanOrEqual(1);
  });
});

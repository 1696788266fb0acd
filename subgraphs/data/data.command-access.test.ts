import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Viewer } from '../../shared/auth/viewer.js';
import { type SubgraphUnderTest, startSubgraph } from '../../shared/testing/subgraph-under-test.js';
import { viewers } from '../../shared/testing/viewers.js';
import data from './subgraph.js';

let subgraph: SubgraphUnderTest;
const ids: Record<string, string> = {};
beforeAll(async () => {
  subgraph = await startSubgraph(data);
  const [found] = await subgraph.sql<Record<string, string>>(
    `SELECT (SELECT id FROM audit_finding WHERE resolved_at IS NULL ORDER BY id LIMIT 1) AS finding,
       (SELECT id FROM integration_target WHERE completed_on IS NULL AND instructed_on <= '2024-01-31' ORDER BY id LIMIT 1) AS target`,
  );
  Object.assign(ids, found);
});
afterAll(() => subgraph.stop());

interface Sent {
  readonly scope: string;
  readonly input: string;
  readonly argument: () => Readonly<Record<string, unknown>>;
  readonly done: string;
}

const commands: Readonly<Record<string, Sent>> = {
  recordAuditFinding: {
    scope: 'data:audit',
    input: 'RecordAuditFindingInput',
    argument: () => ({ applicationId: 'APP-024-0001', kind: 'NO_OWNER', detail: 'Tanpa pemilik.' }),
    done: 'AuditFinding',
  },
  resolveAuditFinding: {
    scope: 'data:audit',
    input: 'ResolveAuditFindingInput',
    argument: () => ({ findingId: ids.finding, resolution: 'Selesai.' }),
    done: 'AuditFinding',
  },
  decideApplicationAudit: {
    scope: 'data:audit',
    input: 'DecideApplicationAuditInput',
    argument: () => ({ applicationId: 'APP-024-0001', outcome: 'KEEP', reason: 'Dipakai.' }),
    done: 'AuditDecision',
  },
  reportIntegrationProgress: {
    scope: 'data:report',
    input: 'ReportIntegrationProgressInput',
    argument: () => ({ targetId: ids.target, applicationsIntegrated: 0, reason: 'Diulang.' }),
    done: 'IntegrationReport',
  },
  publishDataset: {
    scope: 'data:publish',
    input: 'PublishDatasetInput',
    argument: () => ({ datasetId: 'contoh-persetujuan-lengkap-2023' }),
    done: 'Dataset',
  },
};

const everyScope = [...new Set(Object.values(commands).map(({ scope }) => scope))];

const send = (viewer: Viewer, name: string, { input, argument }: Sent) =>
  subgraph
    .as(viewer)
    .query<Record<string, { readonly __typename: string } | null>>(
      `mutation ($input: ${input}!) { ${name}(input: $input) { __typename ... on Failure { code } } }`,
      { input: { ...argument(), idempotencyKey: randomUUID() } },
    );

const written = () =>
  subgraph.sql(
    `SELECT (SELECT json_agg(audit_finding ORDER BY id) FROM audit_finding) AS findings,
       (SELECT count(*) FROM audit_decision) AS decisions, (SELECT count(*) FROM integration_report) AS reports,
       (SELECT json_agg(dataset.status ORDER BY id) FROM dataset) AS datasets,
       (SELECT count(*) FROM command_log) AS commands, (SELECT count(*) FROM outbox_event) AS events`,
  );

describe.each(Object.entries(commands))('%s', (name, command) => {
  const others = everyScope.filter((scope) => scope !== command.scope);

  test.each([
    ['a citizen', viewers.citizen(randomUUID())],
    ['an officer with the other scopes', viewers.officer({ agency: '055', scopes: others })],
    ['a service without scopes', viewers.service('059')],
    ['an analyst', viewers.analyst({ scopes: ['statistics:read'] })],
    ['anybody who has not signed in', viewers.anonymous],
  ])('is refused to %s, and writes nothing', async (_, viewer) => {
    const before = await written();
    const { data: answer, errors } = await send(viewer, name, command);
    expect(answer).toEqual({ [name]: null });
    expect(errors?.map(({ extensions }) => extensions)).toEqual([{ code: 'UNAUTHORIZED_FIELD' }]);
    expect(await written()).toEqual(before);
  });

  test(`is for who has the scope ${command.scope}`, async () => {
    const officer = viewers.officer({ agency: '055', scopes: [command.scope] });
    expect(await send(officer, name, command)).toEqual({ data: { [name]: { __typename: command.done } } });
  });
});

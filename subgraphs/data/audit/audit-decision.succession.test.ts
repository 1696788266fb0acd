import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AuditUnderTest } from './audit-under-test.js';

let audit: AuditUnderTest;
beforeAll(async () => {
  audit = await AuditUnderTest.start();
});
afterAll(() => audit.subgraph.stop());

test('a decision is superseded by name, its history is kept and the latest counts', async () => {
  const applicationId = await audit.application();
  const first = await audit.decide({ applicationId, outcome: 'KEEP' });
  const retire = { applicationId, outcome: 'RETIRE' };
  expect(await audit.decide(retire)).toMatchObject({ code: 'AUDIT_ALREADY_DECIDED', decisionId: first.id });
  expect(await audit.decide({ ...retire, supersedes: randomUUID() })).toMatchObject({
    code: 'AUDIT_DECISION_NOT_IN_FORCE',
  });
  const second = await audit.decide({ ...retire, supersedes: first.id });
  expect(second).toMatchObject({ ordinal: 2, outcome: 'RETIRE' });
  expect(await audit.decide({ ...retire, outcome: 'KEEP', supersedes: first.id })).toMatchObject({
    code: 'AUDIT_DECISION_NOT_IN_FORCE',
  });
  const { data: answer } = await audit.subgraph.query(
    `query ($id: GovernmentApplicationId!) { governmentApplication(id: $id) {
      auditDecision { id } auditDecisions { nodes { outcome inForce } } } }`,
    { id: applicationId },
  );
  expect(answer).toEqual({
    governmentApplication: {
      auditDecision: { id: second.id },
      auditDecisions: {
        nodes: [
          { outcome: 'RETIRE', inForce: true },
          { outcome: 'KEEP', inForce: false },
        ],
      },
    },
  });
});

test('a decision that says the same again is none, but another target is one', async () => {
  const [one, other] = [await audit.application(), await audit.application()];
  const { id: applicationId, decision } = await audit.merged(one);
  const again = { applicationId, outcome: 'MERGE_INTO', supersedes: decision.id };
  expect(await audit.decide({ ...again, targetId: one })).toMatchObject({ code: 'AUDIT_DECISION_UNCHANGED' });
  expect(await audit.decide({ ...again, targetId: other })).toMatchObject({
    ordinal: 2,
    target: { id: other },
  });
});

test('a first decision supersedes nothing', async () => {
  expect(
    await audit.decide({
      applicationId: await audit.application(),
      outcome: 'KEEP',
      supersedes: randomUUID(),
    }),
  ).toMatchObject({ code: 'AUDIT_DECISION_NOT_IN_FORCE' });
});

test('a decision sent twenty times at once is made once', async () => {
  const input = {
    applicationId: await audit.application(),
    outcome: 'RETIRE',
    idempotencyKey: randomUUID(),
  };
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => audit.decide(input)));
  expect(new Set(outcomes.map(({ id }) => id)).size).toBe(1);
  expect(outcomes[0]?.__typename).toBe('AuditDecision');
  expect(await audit.decide({ ...input, outcome: 'KEEP' })).toMatchObject({ code: 'IDEMPOTENCY_CONFLICT' });
});

test('of many first decisions at once one is made', async () => {
  const applicationId = await audit.application();
  const outcomes = await Promise.all(
    Array.from({ length: 8 }, () => audit.decide({ applicationId, outcome: 'RETIRE' })),
  );
  expect(outcomes.filter(({ code }) => code === 'AUDIT_ALREADY_DECIDED')).toHaveLength(7);
  expect(await audit.decisionsOf(applicationId)).toHaveLength(1);
});

test('a ring of applications merged into each other at once stays open at one place', async () => {
  const ring = await Promise.all(Array.from({ length: 6 }, () => audit.application()));
  const outcomes = await Promise.all(
    ring.map((applicationId, place) =>
      audit.decide({ applicationId, outcome: 'MERGE_INTO', targetId: ring[(place + 1) % ring.length] }),
    ),
  );
  const refused = outcomes.filter(({ code }) => code === 'AUDIT_TARGET_MERGING');
  expect(refused.length).toBeGreaterThan(0);
  expect(refused.length + outcomes.filter(({ __typename }) => __typename === 'AuditDecision').length).toBe(6);
});

test('a retirement and a merge into the retired one at once do not both happen', async () => {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const targetId = await audit.application();
    const applicationId = await audit.application();
    const outcomes = await Promise.all([
      audit.decide({ applicationId: targetId, outcome: 'RETIRE' }),
      audit.decide({ applicationId, outcome: 'MERGE_INTO', targetId }),
    ]);
    expect(outcomes.filter(({ __typename }) => __typename === 'AuditDecision')).toHaveLength(1);
  }
});

test('the database holds the rules too, and the process cannot rewrite history', async () => {
  const hub = await audit.application();
  const { id: applicationId } = await audit.merged(hub);
  const insert = (id: string, ordinal: number, outcome: string, target: string | null) =>
    audit.subgraph.sql(
      `INSERT INTO audit_decision (id, application_id, ordinal, outcome, target_id, finding_ids, decided_at)
       VALUES ($1, $2, $3, $4, $5, ARRAY[$1::uuid], '2024-01-31')`,
      [randomUUID(), id, ordinal, outcome, target],
    );
  await expect(insert(hub, 1, 'RETIRE', null)).rejects.toThrow('audit_decision_not_needed');
  await expect(insert(hub, 1, 'MERGE_INTO', applicationId)).rejects.toThrow('audit_decision_living_target');
  await expect(insert(hub, 1, 'MERGE_INTO', hub)).rejects.toThrow('audit_decision_other_target');
  await expect(insert(hub, 2, 'KEEP', null)).rejects.toThrow('audit_decision_supersedes');
  await expect(insert(applicationId, 1, 'RETIRE', null)).rejects.toThrow('audit_decision_one_after_another');
  expect(
    await audit.subgraph.sql(
      `SELECT has_table_privilege('data_app', 'audit_decision', 'UPDATE') AS decision,
         has_any_column_privilege('data_app', 'audit_finding', 'UPDATE') AS resolution,
         has_column_privilege('data_app', 'audit_finding', 'kind', 'UPDATE') AS kind`,
    ),
  ).toEqual([{ decision: false, resolution: true, kind: false }]);
});

test.each([
  ['applicationId', 'APP'],
  ['outcome', 'DELETE'],
  ['targetId', 'APP-2-0001'],
  ['reason', ''],
  ['supersedes', 'x'],
  ['idempotencyKey', 'short'],
])('a malformed %s is refused and nothing is written', async (field, value) => {
  const applicationId = await audit.application();
  const { errors = [] } = await audit.send({ applicationId, outcome: 'KEEP', [field]: value });
  expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: `input.${field}` });
  expect(await audit.decisionsOf(applicationId)).toEqual([]);
});

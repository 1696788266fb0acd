import { afterAll, beforeAll, expect, test } from 'vitest';
import { AuditUnderTest } from './audit-under-test.js';

let audit: AuditUnderTest;
beforeAll(async () => {
  audit = await AuditUnderTest.start();
});
afterAll(() => audit.subgraph.stop());

test('an application is merged into one of another agency, on what was found, and it is told', async () => {
  const targetId = await audit.application({ agency_code: '098' });
  const { id: applicationId, decision } = await audit.merged(targetId);
  expect(decision).toMatchObject({
    __typename: 'AuditDecision',
    ordinal: 1,
    outcome: 'MERGE_INTO',
    inForce: true,
    application: { id: applicationId },
    target: { id: targetId },
    findings: [{ kind: 'NO_API' }],
  });
  expect(
    await audit.subgraph.sql('SELECT type, detail FROM outbox_event WHERE subject = $1', [applicationId]),
  ).toEqual([{ type: 'application.decided', detail: { outcome: 'MERGE_INTO', targetId } }]);
});

test.each(['RETIRE', 'SHARE_AS_GENERAL'])('%s rests on a finding, whatever the reason', async (outcome) => {
  const applicationId = await audit.unexamined();
  expect(await audit.decide({ applicationId, outcome, reason: 'Sudah tua.' })).toMatchObject({
    code: 'AUDIT_GROUNDS_MISSING',
  });
});

test('an application without findings is kept for a stated reason only', async () => {
  const applicationId = await audit.unexamined();
  const keep = { applicationId, outcome: 'KEEP' };
  expect(await audit.decide(keep)).toMatchObject({ code: 'AUDIT_GROUNDS_MISSING' });
  expect(await audit.decide({ ...keep, reason: 'Layanan utama.' })).toMatchObject({
    outcome: 'KEEP',
    findings: [],
  });
});

test('a resolved finding is no ground', async () => {
  const applicationId = await audit.application();
  await audit.subgraph.sql(
    `UPDATE audit_finding SET resolved_at = '2024-01-30', resolution = 'Selesai.' WHERE application_id = $1`,
    [applicationId],
  );
  expect(await audit.decide({ applicationId, outcome: 'RETIRE' })).toMatchObject({
    code: 'AUDIT_GROUNDS_MISSING',
  });
});

test('merging and integrating name another application, and nothing else does', async () => {
  const [applicationId, targetId] = [await audit.application(), await audit.application()];
  for (const outcome of ['MERGE_INTO', 'INTEGRATE']) {
    expect(await audit.decide({ applicationId, outcome })).toMatchObject({ code: 'AUDIT_TARGET_REQUIRED' });
    expect(await audit.decide({ applicationId, outcome, targetId: applicationId })).toMatchObject({
      code: 'AUDIT_TARGET_ITSELF',
    });
    expect(await audit.decide({ applicationId, outcome, targetId: 'APP-024-9999' })).toMatchObject({
      code: 'GOVERNMENT_APPLICATION_NOT_FOUND',
      argument: 'input.targetId',
    });
  }
  for (const outcome of ['KEEP', 'RETIRE', 'SHARE_AS_GENERAL']) {
    expect(await audit.decide({ applicationId, outcome, targetId })).toMatchObject({
      code: 'AUDIT_TARGET_NOT_ALLOWED',
    });
  }
  expect(await audit.decide({ applicationId: 'APP-024-9999', outcome: 'KEEP' })).toMatchObject({
    code: 'GOVERNMENT_APPLICATION_NOT_FOUND',
    argument: 'input.applicationId',
  });
});

test('nothing is merged into or integrated with what ends', async () => {
  const retired = await audit.application();
  await audit.decide({ applicationId: retired, outcome: 'RETIRE' });
  const { id: merging } = await audit.merged(await audit.application());
  const applicationId = await audit.application();
  for (const outcome of ['MERGE_INTO', 'INTEGRATE']) {
    expect(await audit.decide({ applicationId, outcome, targetId: retired })).toMatchObject({
      code: 'AUDIT_TARGET_RETIRED',
    });
    expect(await audit.decide({ applicationId, outcome, targetId: merging })).toMatchObject({
      code: 'AUDIT_TARGET_MERGING',
    });
  }
});

test('what others are merged into or integrated with is not retired, until they are decided anew', async () => {
  const hub = await audit.application();
  const { id: applicationId, decision } = await audit.merged(hub);
  const partner = await audit.application();
  const partnership = await audit.decide({ applicationId: partner, outcome: 'INTEGRATE', targetId: hub });
  const retire = { applicationId: hub, outcome: 'RETIRE' };
  expect(await audit.decide(retire)).toMatchObject({ code: 'APPLICATION_STILL_NEEDED', dependants: 2 });
  await audit.decide({ applicationId, outcome: 'KEEP', supersedes: decision.id });
  expect(await audit.decide(retire)).toMatchObject({ code: 'APPLICATION_STILL_NEEDED', dependants: 1 });
  await audit.decide({ applicationId: partner, outcome: 'RETIRE', supersedes: partnership.id });
  expect(await audit.decide(retire)).toMatchObject({ outcome: 'RETIRE' });
});

test('a general application is not made general again', async () => {
  const applicationId = await audit.application({ category: 'GENERAL' });
  expect(await audit.decide({ applicationId, outcome: 'SHARE_AS_GENERAL' })).toMatchObject({
    code: 'APPLICATION_ALREADY_GENERAL',
  });
});

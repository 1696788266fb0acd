import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Viewer } from '../../shared/auth/viewer.js';
import { viewers } from '../../shared/testing/viewers.js';
import { AidUnderTest, cashAid } from './testing/aid-under-test.js';

let aid: AidUnderTest;
let applicantId: string;
let enrolmentId: string;
beforeAll(async () => {
  aid = await AidUnderTest.start();
  ({ applicantId } = await aid.arrange());
  enrolmentId = (await aid.enrol({ applicantId: (await aid.arrange()).applicantId })).id;
});
afterAll(() => aid.subgraph.stop());

const enrol = (viewer: Viewer, input: Readonly<Record<string, unknown>> = {}) =>
  aid.subgraph.as(viewer).query<{ enrolHousehold: unknown }>(
    `mutation ($input: EnrolHouseholdInput!) { enrolHousehold(input: $input) { __typename
         ... on ProgramEnrolment { id } ... on Failure { code } } }`,
    { input: { ...cashAid, applicantId, idempotencyKey: randomUUID(), ...input } },
  );

const end = (viewer: Viewer) =>
  aid.subgraph
    .as(viewer)
    .query<{ endProgramEnrolment: unknown }>(
      'mutation ($input: EndProgramEnrolmentInput!) { endProgramEnrolment(input: $input) { __typename } }',
      { input: { enrolmentId, reason: 'WITHDRAWN', idempotencyKey: randomUUID() } },
    );

const written = () =>
  aid.subgraph.sql(
    `SELECT (SELECT count(*) FROM program_enrolment WHERE status <> 'ENDED') AS live,
       (SELECT count(*) FROM outbox_event) AS told, (SELECT count(*) FROM command_log) AS done`,
  );

describe('a family is enrolled, and an enrolment ended, by officials with the scope', () => {
  test.each<[string, () => Viewer]>([
    ['the applicant', () => viewers.citizen(applicantId, { scopes: ['aid:read'] })],
    ['an officer without the scope', () => viewers.officer({ agency: '027', scopes: ['aid:read'] })],
    ['a service of another ministry', () => viewers.service('023', { scopes: ['education:enrol'] })],
    ['an analyst', () => viewers.analyst()],
    ['somebody who has not signed in', () => viewers.anonymous],
  ])('not by %s, and nothing is written', async (_, viewer) => {
    const before = await written();
    for (const { data, errors } of [await enrol(viewer()), await end(viewer())]) {
      expect(Object.values(data)).toEqual([null]);
      expect(errors?.[0]?.extensions).toEqual({ code: 'UNAUTHORIZED_FIELD' });
    }
    expect(await written()).toEqual(before);
  });

  test('so that one official’s key tells nothing of another’s command', async () => {
    const official = (subject: string) => viewers.officer({ agency: '027', scopes: ['aid:enrol'], subject });
    const idempotencyKey = randomUUID();
    const { data } = await enrol(official('first'), { idempotencyKey });
    expect(data.enrolHousehold).toMatchObject({ __typename: 'ProgramEnrolment' });
    expect((await enrol(official('first'), { idempotencyKey })).data).toEqual(data);
    const others = await enrol(official('second'), { idempotencyKey });
    expect(others.data.enrolHousehold).toEqual({
      __typename: 'AidDuplicateHousehold',
      code: 'DUPLICATE_HOUSEHOLD',
    });
    expect((await end(official('second'))).data.endProgramEnrolment).toEqual({
      __typename: 'ProgramEnrolment',
    });
  });
});

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Viewer } from '../../shared/auth/viewer.js';
import {
  type Reply,
  type SubgraphUnderTest,
  startSubgraph,
} from '../../shared/testing/subgraph-under-test.js';
import { viewers } from '../../shared/testing/viewers.js';
import education from './subgraph.js';

/** How often the national graph was asked of anybody. */
let questions = 0;
const answer = (citizenById: object) => () => {
  questions += 1;
  return { citizenById };
};
const facts = {
  LifeStatus: answer({ lifeStatus: 'ALIVE' }),
  BornInYear: answer({ bornThen: true, bornBefore: false }),
  EnrolmentApplicant: answer({ lifeStatus: 'ALIVE', isOldEnough: true, isTooOld: false }),
  DiplomaHolder: answer({ lifeStatus: 'ALIVE', fullName: 'Lulus Contoh' }),
};

let subgraph: SubgraphUnderTest;
beforeAll(async () => {
  subgraph = await startSubgraph(education, { facts });
});
afterAll(() => subgraph.stop());

let serial = 9_400_000;
const newNisn = () => {
  serial += 1;
  return `014${serial}`;
};

interface Pupil {
  readonly citizenId: string;
  readonly nisn: string;
}

async function newLearner(): Promise<Pupil> {
  const pupil = { citizenId: randomUUID(), nisn: newNisn() };
  await subgraph.sql('INSERT INTO learner (nisn, citizen_id, registered_at) VALUES ($1, $2, now())', [
    pupil.nisn,
    pupil.citizenId,
  ]);
  return pupil;
}

async function newEnrolment(status: string): Promise<Pupil & { readonly enrolmentId: string }> {
  const pupil = await newLearner();
  const enrolmentId = randomUUID();
  await subgraph.sql(
    `INSERT INTO learner_enrolment VALUES ($1, $2, '99000001', 6, '6A', '2023/2024', $3, '2023-07-01T08:00:00+07:00', $4)`,
    [enrolmentId, pupil.citizenId, status, status === 'ACTIVE' ? null : '2024-01-15'],
  );
  return { ...pupil, enrolmentId };
}

interface Prepared {
  /** Whom the command is about. */
  readonly citizenId: string;
  readonly input: Readonly<Record<string, unknown>>;
}

interface Command {
  readonly name: string;
  readonly scope: string;
  /** What is read back of the thing that is made. */
  readonly made: string;
  readonly prepare: () => Promise<Prepared>;
}

const commands: readonly Command[] = [
  {
    name: 'registerLearner',
    scope: 'education:enrol',
    made: '... on Learner { nisn }',
    prepare: async () => {
      const citizenId = randomUUID();
      return { citizenId, input: { citizenId, nisn: newNisn() } };
    },
  },
  {
    name: 'enrolLearner',
    scope: 'education:enrol',
    made: '... on LearnerEnrolment { id }',
    prepare: async () => {
      const { citizenId, nisn } = await newLearner();
      const place = { npsn: '99000001', grade: 4, classGroup: '4A', academicYear: '2023/2024' };
      return { citizenId, input: { nisn, ...place } };
    },
  },
  {
    name: 'endLearnerEnrolment',
    scope: 'education:enrol',
    made: '... on LearnerEnrolment { status }',
    prepare: async () => {
      const { citizenId, enrolmentId } = await newEnrolment('ACTIVE');
      return { citizenId, input: { enrolmentId, ending: 'TRANSFERRED' } };
    },
  },
  {
    name: 'issueDiploma',
    scope: 'education:certify',
    made: '... on Diploma { number }',
    prepare: async () => {
      const { citizenId, enrolmentId } = await newEnrolment('GRADUATED');
      return { citizenId, input: { enrolmentId } };
    },
  },
];
const scopes = ['education:enrol', 'education:certify'];

type Made = Readonly<Record<string, { readonly __typename: string; readonly code?: string } | null>>;

const send = (
  viewer: Viewer,
  { name, made }: Command,
  { input }: Prepared,
  idempotencyKey: string = randomUUID(),
): Promise<Reply<Made>> =>
  subgraph.as(viewer).query<Made>(
    `mutation ($input: ${name.charAt(0).toUpperCase()}${name.slice(1)}Input!) {
      ${name}(input: $input) { __typename ${made} ... on Failure { code } } }`,
    { input: { ...input, idempotencyKey } },
  );

/** Everything a command of this ministry could have written. */
const written = () =>
  subgraph.sql(
    `SELECT (SELECT count(*) FROM learner) AS learners, (SELECT json_agg(one ORDER BY id) FROM learner_enrolment AS one) AS
         enrolments, (SELECT count(*) FROM diploma) AS diplomas, (SELECT sum(last) FROM diploma_serial) AS serials,
       (SELECT count(*) FROM command_log) AS commands, (SELECT count(*) FROM outbox_event) AS events`,
  );

describe.each(commands)('$name needs the scope $scope', (command) => {
  const { name, scope, prepare } = command;
  const others = scopes.filter((one) => one !== scope);

  test('which a school’s service and an officer of the ministry have', async () => {
    for (const viewer of [
      viewers.service('023', { scopes: [scope] }),
      viewers.officer({ agency: '023', scopes }),
    ]) {
      const { data, errors } = await send(viewer, command, await prepare());
      expect(errors).toBeUndefined();
      expect(data[name]?.__typename).toMatch(/^(Learner|LearnerEnrolment|Diploma)$/);
    }
  });

  test.each<[string, (citizenId: string) => Viewer]>([
    ['the person', (citizenId) => viewers.citizen(citizenId)],
    [
      'the person in an app for something else',
      (citizenId) => viewers.citizen(citizenId, { scopes: others }),
    ],
    ['a parent', (citizenId) => viewers.citizen(randomUUID(), { wards: [citizenId] })],
    ['a school that has another scope', () => viewers.service('023', { scopes: others })],
    ['an officer of the ministry without scopes', () => viewers.officer({ agency: '023' })],
    ['social affairs', () => viewers.service('027')],
    ['an analyst', () => viewers.analyst({ scopes: ['statistics:read'] })],
    ['anybody who has not signed in', () => viewers.anonymous],
  ])('and is not for %s: nothing is written and nobody is asked', async (_, viewer) => {
    const prepared = await prepare();
    const before = [await written(), questions];
    const { data, errors } = await send(viewer(prepared.citizenId), command, prepared);
    expect(data).toEqual({ [name]: null });
    expect(errors?.map(({ extensions }) => extensions)).toEqual([{ code: 'UNAUTHORIZED_FIELD' }]);
    expect([await written(), questions]).toEqual(before);
  });

  test('under a key of the caller’s own, by which another school neither repeats nor learns what was done', async () => {
    const key = randomUUID();
    const school = (subject: string) => viewers.service('023', { scopes, subject });
    const prepared = await prepare();
    const once = await send(school('one'), command, prepared, key);
    expect(await send(school('one'), command, prepared, key)).toEqual(once);
    const another = await prepare();
    const before = await written();
    const elsewhere = await send(school('another'), command, another, key);
    expect(elsewhere.errors).toBeUndefined();
    expect(elsewhere.data[name]?.__typename).toMatch(/^(Learner|LearnerEnrolment|Diploma)$/);
    expect(await written()).not.toEqual(before);
  });
});

import { randomInt, randomUUID } from 'node:crypto';
import { type SubgraphUnderTest, startSubgraph } from '../../../shared/testing/subgraph-under-test.js';
import { testDay, testNation } from '../../../shared/testing/test-nation.js';
import type { IsoDate } from '../../../shared/time/clock.js';
import aid from '../subgraph.js';
import { factsOfId } from './facts-of-nation.js';

export interface Arrangement {
  readonly decile?: number;
  readonly listed?: boolean;
  /** What is otherwise said of the applicant, and of the family card. */
  readonly said?: object;
  readonly ofCard?: object;
}

export interface Outcome {
  readonly __typename: string;
  readonly id: string;
  readonly number: string;
  readonly code?: string;
}

export const cashAid = {
  program: 'PKH',
  components: [
    { component: 'PRIMARY_SCHOOL', persons: 2 },
    { component: 'PREGNANCY', persons: 1 },
  ],
  channel: 'KKS',
  decree: 'SK 1/HUK/2024',
};

export const foodAid = { program: 'SEMBAKO', components: [{ component: 'FAMILY', persons: 1 }] };

export const enrolDocument = `mutation ($input: EnrolHouseholdInput!) { enrolHousehold(input: $input) { __typename
  ... on ProgramEnrolment { id number program channel status startedOn endedOn decree applicant { id }
    household { familyCardNumber } components { component persons } expectedBenefit { yearly } }
  ... on Failure { code argument } } }`;

const endDocument = `mutation ($input: EndProgramEnrolmentInput!) { endProgramEnrolment(input: $input) { __typename
  ... on ProgramEnrolment { id status endedOn endReason } ... on Failure { code argument } } }`;

/** The ministry among families that a test arranges, the small nation, and nobody else. */
export class AidUnderTest {
  private constructor(
    readonly subgraph: SubgraphUnderTest,
    private readonly arranged: Map<string, unknown>,
  ) {}

  static async start(today: IsoDate = testDay): Promise<AidUnderTest> {
    const arranged = new Map<string, unknown>();
    const say = async ({ id = '' }) => ({
      citizenById: arranged.get(id) ?? factsOfId(await testNation(), id),
    });
    const facts = { AidApplicant: say, FamilyOfViewer: say };
    return new AidUnderTest(await startSubgraph(aid, { today, facts }), arranged);
  }

  /** A poor family that nothing speaks against, but for what the test says otherwise; answers an applicant of it. */
  async arrange({ decile = 1, listed = true, said = {}, ofCard = {} }: Arrangement = {}) {
    const applicantId = randomUUID();
    const card = `98019999${randomInt(10_000_000, 99_999_999)}`;
    this.arranged.set(applicantId, {
      lifeStatus: 'ALIVE',
      familyCard: { number: card, headLifeStatus: 'ALIVE', activeCivilServants: 0, ...ofCard },
      ...said,
    });
    const { sql } = this.subgraph;
    await sql(`INSERT INTO household VALUES ($1, '2022-01-01')`, [card]);
    await sql(`INSERT INTO welfare_record VALUES ($1, 1, $2, $3, '2022-01-01')`, [card, decile, listed]);
    return { applicantId, card };
  }

  /** Lets an applicant that was arranged leave the family card. */
  leaveFamily(applicantId: string): void {
    this.arranged.set(applicantId, { lifeStatus: 'ALIVE', familyCard: null });
  }

  async enrol(input: Readonly<Record<string, unknown>>): Promise<Outcome> {
    const { data } = await this.subgraph.query<{ enrolHousehold: Outcome }>(enrolDocument, {
      input: { ...cashAid, idempotencyKey: randomUUID(), ...input },
    });
    return data.enrolHousehold;
  }

  async end(enrolmentId: string, reason = 'GRADUATED', idempotencyKey: string = randomUUID()) {
    const { data } = await this.subgraph.query<{ endProgramEnrolment: Outcome }>(endDocument, {
      input: { enrolmentId, reason, idempotencyKey },
    });
    return data.endProgramEnrolment;
  }

  /** What was told to other ministries of an enrolment, in order. */
  eventsOf(id: string) {
    return this.subgraph.sql('SELECT type, detail FROM outbox_event WHERE subject = $1 ORDER BY position', [
      id,
    ]);
  }
}

import { randomUUID } from 'node:crypto';
import {
  type Reply,
  type SubgraphUnderTest,
  startSubgraph,
} from '../../../shared/testing/subgraph-under-test.js';
import { inventoryOf } from '../application/inventory-under-test.js';
import data from '../subgraph.js';

export interface DecisionOutcome {
  readonly __typename: string;
  readonly id: string;
  readonly code?: string;
}

interface Answer {
  readonly decideApplicationAudit: DecisionOutcome;
}

type Input = Readonly<Record<string, unknown>>;

const document = `mutation ($input: DecideApplicationAuditInput!) { decideApplicationAudit(input: $input) { __typename
  ... on AuditDecision { id ordinal outcome reason inForce application { id } target { id } findings { kind } }
  ... on AuditAlreadyDecided { decisionId } ... on ApplicationStillNeeded { dependants } ... on Failure { code argument } } }`;

/** The ministry under test, with applications to decide on. */
export class AuditUnderTest {
  readonly #inventoried: ReturnType<typeof inventoryOf>;

  constructor(readonly subgraph: SubgraphUnderTest) {
    this.#inventoried = inventoryOf(subgraph);
  }

  static async start(): Promise<AuditUnderTest> {
    return new AuditUnderTest(await startSubgraph(data));
  }

  /** A fresh application with one open finding. */
  async application(facts: Parameters<typeof this.unexamined>[0] = {}): Promise<string> {
    const id = await this.unexamined(facts);
    await this.subgraph.sql(
      `INSERT INTO audit_finding (id, application_id, kind, detail, recorded_at)
       VALUES ($1, $2, 'NO_API', 'Tanpa API.', '2024-01-20')`,
      [randomUUID(), id],
    );
    return id;
  }

  /** A fresh application without findings. */
  unexamined(facts: Readonly<Record<string, string>> = {}): Promise<string> {
    return this.#inventoried(facts);
  }

  send(input: Input): Promise<Reply<Answer>> {
    return this.subgraph.query<Answer>(document, { input: { idempotencyKey: randomUUID(), ...input } });
  }

  async decide(input: Input): Promise<DecisionOutcome> {
    return (await this.send(input)).data.decideApplicationAudit;
  }

  /** A fresh application, decided to be merged into another. */
  async merged(targetId: string): Promise<{ readonly id: string; readonly decision: DecisionOutcome }> {
    const id = await this.application();
    return { id, decision: await this.decide({ applicationId: id, outcome: 'MERGE_INTO', targetId }) };
  }

  decisionsOf(id: string): Promise<readonly { readonly outcome: string }[]> {
    return this.subgraph.sql(
      'SELECT outcome FROM audit_decision WHERE application_id = $1 ORDER BY ordinal',
      [id],
    );
  }
}

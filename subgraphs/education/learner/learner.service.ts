import type { Viewer } from '../../../shared/auth/viewer.js';
import type { CommandLog, Transaction } from '../../../shared/commands/command-log.js';
import { takeTurns } from '../../../shared/database/take-turns.js';
import type { GraphClient } from '../../../shared/graph/graph-client.js';
import { type LifeRefusal, refuseUnlessAlive } from '../../../shared/graph/life-status.js';
import type { Clock } from '../../../shared/time/clock.js';
import { wasBornIn } from '../citizen/citizen.question.js';
import { Learner } from './learner.entity.js';
import type { RegisterLearnerInput } from './learner.input.js';
import { LearnerAlreadyRegistered, NisnDuplicate } from './learner.result.js';
import { birthYearIn } from './nisn.rule.js';

interface RegistrationFacts {
  readonly refusal: LifeRefusal | null;
  readonly birthYearMatches: boolean | null;
}

/** Registers learners: one number for one person, for life. */
export class LearnerService {
  constructor(
    private readonly commands: CommandLog,
    private readonly graph: GraphClient,
    private readonly clock: Clock,
  ) {}

  register(viewer: Viewer, input: RegisterLearnerInput) {
    return this.commands.once({
      viewer,
      operation: 'registerLearner',
      idempotencyKey: input.idempotencyKey,
      request: input,
      prepare: () => this.#factsOf(input),
      run: (tx, facts) => this.#register(tx, input, facts),
      identify: ({ nisn }) => nisn,
      recall: (db, nisn) => db.findOneByOrFail(Learner, { nisn }),
    });
  }

  async #factsOf({ citizenId, nisn }: RegisterLearnerInput): Promise<RegistrationFacts> {
    const [refusal, birthYearMatches] = await Promise.all([
      refuseUnlessAlive(this.graph, citizenId, 'input.citizenId'),
      wasBornIn(this.graph, citizenId, birthYearIn(nisn)),
    ]);
    return { refusal, birthYearMatches };
  }

  async #register(
    { db, emit }: Transaction,
    { citizenId, nisn }: RegisterLearnerInput,
    { refusal, birthYearMatches }: RegistrationFacts,
  ) {
    if (refusal) return refusal;
    // Always the person before the number, so that two registrations never wait for each other.
    await takeTurns(db, 'learner', citizenId);
    await takeTurns(db, 'nisn', nisn);
    const known = await db.findOneBy(Learner, { citizenId });
    if (known) return new LearnerAlreadyRegistered(known.nisn);
    if (await db.existsBy(Learner, { nisn })) return new NisnDuplicate();
    const registeredAt = this.clock.now();
    const learner = db.create(Learner, { nisn, citizenId, birthYearMatches, registeredAt });
    await db.insert(Learner, learner);
    await emit({ type: 'learner.registered', subject: citizenId });
    return learner;
  }
}

import { randomUUID } from 'node:crypto';
import type { Viewer } from '../../../shared/auth/viewer.js';
import type { CommandLog, Transaction } from '../../../shared/commands/command-log.js';
import type { Clock } from '../../../shared/time/clock.js';
import { IntegrationTargetUnknown } from './integration.failure.js';
import type { ReportIntegrationProgressInput } from './integration.input.js';
import { refuseReport } from './integration.rule.js';
import { IntegrationReport } from './integration-report.entity.js';
import { IntegrationTarget } from './integration-target.entity.js';

/** Takes reports on how far agencies and regions have come with their portals. */
export class IntegrationService {
  constructor(
    private readonly commands: CommandLog,
    private readonly clock: Clock,
  ) {}

  report(viewer: Viewer, input: ReportIntegrationProgressInput) {
    return this.commands.once({
      viewer,
      operation: 'reportIntegrationProgress',
      idempotencyKey: input.idempotencyKey,
      request: input,
      run: (tx) => this.#report(tx, input),
      identify: ({ id }) => id,
      recall: (db, id) => db.findOneByOrFail(IntegrationReport, { id }),
    });
  }

  async #report({ db, emit }: Transaction, input: ReportIntegrationProgressInput) {
    const { targetId, applicationsIntegrated } = input;
    const target = await db.findOne(IntegrationTarget, {
      where: { id: targetId },
      lock: { mode: 'pessimistic_write' },
    });
    if (!target) return new IntegrationTargetUnknown();
    const today = this.clock.today();
    const reason = input.reason ?? null;
    const refusal = refuseReport(target, { applicationsIntegrated, reason }, today);
    if (refusal) return refusal;

    const ordinal = 1 + (await db.countBy(IntegrationReport, { targetId }));
    const report = db.create(IntegrationReport, {
      id: randomUUID(),
      targetId,
      ordinal,
      applicationsIntegrated,
      reason,
      reportedAt: this.clock.now(),
    });
    await db.insert(IntegrationReport, report);
    const isComplete = applicationsIntegrated === target.applicationsPlanned;
    await db.update(
      IntegrationTarget,
      { id: targetId },
      { applicationsIntegrated, completedOn: isComplete ? today : null },
    );
    const type = isComplete ? 'integration.completed' : 'integration.reported';
    await emit({ type, subject: targetId, detail: { applicationsIntegrated } });
    return report;
  }
}

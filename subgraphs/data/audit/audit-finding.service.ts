import { randomUUID } from 'node:crypto';
import { IsNull } from 'typeorm';
import type { Viewer } from '../../../shared/auth/viewer.js';
import type { CommandLog, Transaction } from '../../../shared/commands/command-log.js';
import type { Clock } from '../../../shared/time/clock.js';
import { GovernmentApplicationUnknown } from '../application/government-application.result.js';
import { lockApplications } from '../application/lock-applications.js';
import { AuditFinding } from './audit-finding.entity.js';
import type { RecordAuditFindingInput, ResolveAuditFindingInput } from './audit-finding.input.js';
import {
  AuditFindingAlreadyOpen,
  AuditFindingAlreadyResolved,
  AuditFindingUnknown,
} from './audit-finding.result.js';

/** Records what the audit of applications finds, and when its cause is gone. */
export class AuditFindingService {
  constructor(
    private readonly commands: CommandLog,
    private readonly clock: Clock,
  ) {}

  record(viewer: Viewer, input: RecordAuditFindingInput) {
    return this.commands.once({
      viewer,
      operation: 'recordAuditFinding',
      idempotencyKey: input.idempotencyKey,
      request: input,
      run: (tx) => this.#record(tx, input),
      identify: ({ id }) => id,
      recall: (db, id) => db.findOneByOrFail(AuditFinding, { id }),
    });
  }

  resolve(viewer: Viewer, input: ResolveAuditFindingInput) {
    return this.commands.once({
      viewer,
      operation: 'resolveAuditFinding',
      idempotencyKey: input.idempotencyKey,
      request: input,
      run: (tx) => this.#resolve(tx, input),
      identify: ({ id }) => id,
      recall: (db, id) => db.findOneByOrFail(AuditFinding, { id }),
    });
  }

  async #record({ db, emit }: Transaction, { applicationId, kind, detail }: RecordAuditFindingInput) {
    const applications = await lockApplications(db, [applicationId]);
    if (!applications.has(applicationId)) return new GovernmentApplicationUnknown('input.applicationId');
    const open = await db.findOneBy(AuditFinding, { applicationId, kind, resolvedAt: IsNull() });
    if (open) return new AuditFindingAlreadyOpen(open.id);
    const finding = db.create(AuditFinding, {
      id: randomUUID(),
      applicationId,
      kind,
      detail,
      recordedAt: this.clock.now(),
      resolvedAt: null,
      resolution: null,
    });
    await db.insert(AuditFinding, finding);
    await emit({ type: 'finding.recorded', subject: finding.id, detail: { applicationId, kind } });
    return finding;
  }

  async #resolve({ db, emit }: Transaction, { findingId: id, resolution }: ResolveAuditFindingInput) {
    const finding = await db.findOne(AuditFinding, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!finding) return new AuditFindingUnknown();
    if (finding.resolvedAt !== null) return new AuditFindingAlreadyResolved();
    finding.resolvedAt = this.clock.now();
    finding.resolution = resolution;
    await db.update(AuditFinding, { id }, { resolvedAt: finding.resolvedAt, resolution });
    await emit({ type: 'finding.resolved', subject: id, detail: { applicationId: finding.applicationId } });
    return finding;
  }
}

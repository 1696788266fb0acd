import { randomUUID } from 'node:crypto';
import { In, Not } from 'typeorm';
import type { Viewer } from '../../../shared/auth/viewer.js';
import type { CommandLog, Transaction } from '../../../shared/commands/command-log.js';
import { takeTurns } from '../../../shared/database/take-turns.js';
import { CitizenDeceased, CitizenUnknown, FactsUnavailable } from '../../../shared/errors/failure.js';
import { canMove } from '../../../shared/policy/lifecycle.js';
import type { Clock, IsoDate } from '../../../shared/time/clock.js';
import { type DrivingLicence, LicenceStatus, licenceStatusOn } from '../licence/driving-licence.entity.js';
import type { LicenceClassRule } from '../licence/licence-class-rule.entity.js';
import { LicenceReason } from '../licence/licence-eligibility.rule.js';
import type {
  ApplicantFacts,
  LicenceEligibilityService,
  LicenceStanding,
} from '../licence/licence-eligibility.service.js';
import {
  LicenceApplicationKind as Kind,
  LicenceApplication,
  LicenceApplicationStatus as Status,
} from './licence-application.entity.js';
import type { ApplyForLicenceInput, WithdrawLicenceApplicationInput } from './licence-application.input.js';
import { closedStates, licenceApplicationLifecycle } from './licence-application.lifecycle.js';
import {
  LicenceAlreadyHeld,
  LicenceApplicantUnderAge,
  LicenceApplicationClosed,
  LicenceApplicationNotFound,
  LicenceApplicationPending,
  LicenceKindWrong,
  LicenceNotHeld,
  LicencePrerequisiteMissing,
  LicenceRenewalTooLate,
} from './licence-application.result.js';

/** Takes applications for driving licences (Perpol 5/2021 as amended by Perpol 2/2023). */
export class LicenceApplicationService {
  constructor(
    private readonly commands: CommandLog,
    private readonly eligibility: LicenceEligibilityService,
    private readonly clock: Clock,
  ) {}

  apply(viewer: Viewer, input: ApplyForLicenceInput) {
    return this.commands.once({
      viewer,
      operation: 'applyForLicence',
      idempotencyKey: input.idempotencyKey,
      request: input,
      prepare: (db) => this.eligibility.factsOf(db, input.citizenId, input.licenceClass, this.clock.today()),
      run: (tx, facts) => this.#apply(tx, input, facts),
      identify: ({ id }) => id,
      recall: (db, id) => db.findOneByOrFail(LicenceApplication, { id }),
    });
  }

  withdraw(viewer: Viewer, input: WithdrawLicenceApplicationInput) {
    return this.commands.once({
      viewer,
      operation: 'withdrawLicenceApplication',
      idempotencyKey: input.idempotencyKey,
      request: input,
      run: (tx) => this.#withdraw(tx, input),
      identify: ({ id }) => id,
      recall: (db, id) => db.findOneByOrFail(LicenceApplication, { id }),
    });
  }

  async #apply(
    { db, emit }: Transaction,
    { citizenId, licenceClass, kind }: ApplyForLicenceInput,
    facts: ApplicantFacts,
  ) {
    await takeTurns(db, 'licence application', citizenId, licenceClass);
    const standing = await this.eligibility.standingOf(db, citizenId, facts);
    const refusal = refuseApplication(standing, kind);
    if (refusal) return refusal;
    const open = { applicantId: citizenId, licenceClass, status: Not(In([...closedStates])) };
    if (await db.existsBy(LicenceApplication, open)) return new LicenceApplicationPending();
    const application = db.create(LicenceApplication, {
      id: randomUUID(),
      applicantId: citizenId,
      licenceClass,
      kind,
      status: Status.SUBMITTED,
      submittedAt: this.clock.now(),
    });
    await db.insert(LicenceApplication, application);
    await emit({ type: 'licence.applied', subject: application.id, detail: { licenceClass, kind } });
    return application;
  }

  async #withdraw({ db, emit }: Transaction, { applicationId: id }: WithdrawLicenceApplicationInput) {
    const application = await db.findOne(LicenceApplication, {
      where: { id },
      lock: { mode: 'pessimistic_write' },
    });
    if (!application) return new LicenceApplicationNotFound();
    if (!canMove(licenceApplicationLifecycle, application.status, Status.WITHDRAWN))
      return new LicenceApplicationClosed();
    application.status = Status.WITHDRAWN;
    await db.update(LicenceApplication, { id }, { status: Status.WITHDRAWN });
    await emit({ type: 'licence.withdrawn', subject: id });
    return application;
  }
}

function refuseApplication({ rule, reasons, held, isRegistered, on }: LicenceStanding, kind: Kind) {
  if (isRegistered === false) return new CitizenUnknown('input.citizenId');
  if (reasons.includes(LicenceReason.DECEASED)) return new CitizenDeceased('input.citizenId');
  const refusal = kind === Kind.RENEWAL ? refuseRenewal(rule, held, on) : refuseFirst(rule, reasons, kind);
  if (refusal) return refusal;
  return reasons.includes(LicenceReason.FACT_MISSING) ? new FactsUnavailable() : null;
}

function refuseFirst(rule: LicenceClassRule, reasons: readonly LicenceReason[], kind: Kind) {
  const expected = rule.prerequisiteClasses.length > 0 ? Kind.UPGRADE : Kind.NEW;
  if (kind !== expected) return new LicenceKindWrong(expected);
  if (reasons.includes(LicenceReason.LICENCE_ALREADY_HELD)) return new LicenceAlreadyHeld();
  if (reasons.includes(LicenceReason.UNDER_AGE)) return new LicenceApplicantUnderAge(rule.minimumAge);
  if (reasons.includes(LicenceReason.PREREQUISITE_MISSING))
    return new LicencePrerequisiteMissing(rule.prerequisiteClasses, rule.prerequisiteMonths);
  return null;
}

function refuseRenewal({ licenceClass }: LicenceClassRule, held: readonly DrivingLicence[], today: IsoDate) {
  const [latest] = held
    .filter((licence) => licence.licenceClass === licenceClass)
    .sort((a, b) => (a.expiresOn > b.expiresOn ? -1 : 1));
  if (!latest) return new LicenceNotHeld();
  const status = licenceStatusOn(latest, today);
  if (status === LicenceStatus.REVOKED) return new LicenceNotHeld();
  return status === LicenceStatus.EXPIRED ? new LicenceRenewalTooLate(latest.expiresOn) : null;
}

import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Viewer } from '../../../shared/auth/viewer.js';
import type { CommandLog, Transaction } from '../../../shared/commands/command-log.js';
import { takeTurns } from '../../../shared/database/take-turns.js';
import { CitizenUnknown } from '../../../shared/errors/failure.js';
import { invariant } from '../../../shared/errors/invariant.js';
import { inForceOn } from '../../../shared/policy/effective-period.js';
import { daysBetween } from '../../../shared/time/calendar.js';
import type { Clock } from '../../../shared/time/clock.js';
import { Citizen, FamilyRole, LifeStatus } from '../citizen/citizen.entity.js';
import type { RegisterDeathInput } from './death.input.js';
import {
  AlreadyDeceased,
  CertificateNumberTaken,
  DeathDateImpossible,
  FamilyHeadRequired,
} from './death.result.js';
import { RegistrationDeadline } from './registration-deadline.entity.js';
import { VitalEvent, VitalEventKind } from './vital-event.entity.js';

/** Registers deaths (UU 23/2006 art. 44). A death closes the person's record for good. */
export class DeathService {
  constructor(
    private readonly commands: CommandLog,
    private readonly clock: Clock,
  ) {}

  register(viewer: Viewer, input: RegisterDeathInput) {
    return this.commands.once({
      viewer,
      operation: 'registerDeath',
      idempotencyKey: input.idempotencyKey,
      request: input,
      run: (tx) => this.#register(tx, input),
      identify: ({ id }) => id,
      recall: (db, id) => db.findOneByOrFail(VitalEvent, { id }),
    });
  }

  async #register({ db, emit }: Transaction, input: RegisterDeathInput) {
    const family = await lockFamilyOf(db, input.citizenId);
    const citizen = family.find(({ id }) => id === input.citizenId);
    if (!citizen) return new CitizenUnknown('input.citizenId');
    if (citizen.lifeStatus === LifeStatus.DECEASED) return new AlreadyDeceased(citizen.deceasedOn);
    if (input.diedOn < citizen.birthDate || input.diedOn > this.clock.today())
      return new DeathDateImpossible();
    const { certificateNumber } = input;
    await takeTurns(db, 'certificate', certificateNumber);
    if (await db.existsBy(VitalEvent, { kind: VitalEventKind.DEATH, certificateNumber }))
      return new CertificateNumberTaken();

    const survivors = family.filter(
      ({ id, lifeStatus }) => id !== citizen.id && lifeStatus !== LifeStatus.DECEASED,
    );
    const needsHead = citizen.familyRole === FamilyRole.HEAD && survivors.length > 0;
    const newHead = needsHead ? survivors.find(({ id }) => id === input.newHeadId) : undefined;
    if (needsHead && !newHead) return new FamilyHeadRequired();

    await db.update(Citizen, citizen.id, {
      lifeStatus: LifeStatus.DECEASED,
      deceasedOn: input.diedOn,
      ...(newHead && { familyRole: FamilyRole.OTHER }),
    });
    if (newHead) await db.update(Citizen, newHead.id, { familyRole: FamilyRole.HEAD });
    await emit({ type: 'citizen.deceased', subject: citizen.id, detail: { deceasedOn: input.diedOn } });
    return db.save(VitalEvent, await this.#eventOf(db, input));
  }

  async #eventOf(db: EntityManager, input: RegisterDeathInput): Promise<VitalEvent> {
    const registeredOn = this.clock.today();
    const kind = VitalEventKind.DEATH;
    const deadline = await db.findOneBy(RegistrationDeadline, { kind, ...inForceOn(registeredOn) });
    invariant(deadline, 'the policy has a registration deadline for deaths on every day');
    return db.create(VitalEvent, {
      id: randomUUID(),
      kind,
      occurredOn: input.diedOn,
      certificateNumber: input.certificateNumber,
      registeredAt: this.clock.now(),
      late: daysBetween(input.diedOn, registeredOn) > deadline.days,
      citizenId: input.citizenId,
    });
  }
}

/** Locks everyone on the citizen's card, in one order, so that two deaths in a family cannot both keep the same head. */
function lockFamilyOf(db: EntityManager, citizenId: string): Promise<Citizen[]> {
  return db
    .createQueryBuilder(Citizen, 'member')
    .where('member.family_card_number = (SELECT family_card_number FROM citizen WHERE id = :citizenId)', {
      citizenId,
    })
    .orderBy('member.id')
    .setLock('pessimistic_write')
    .getMany();
}

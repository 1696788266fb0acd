import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Viewer } from '../../../shared/auth/viewer.js';
import { holidaysBetween } from '../../../shared/calendar/holidays.js';
import type { CommandLog, Transaction } from '../../../shared/commands/command-log.js';
import { invariant } from '../../../shared/errors/invariant.js';
import type { GraphClient } from '../../../shared/graph/graph-client.js';
import { type LifeRefusal, refuseUnlessAlive } from '../../../shared/graph/life-status.js';
import { inForceOn } from '../../../shared/policy/effective-period.js';
import { addYears } from '../../../shared/time/calendar.js';
import { type Clock, type IsoDate, legalDayOf } from '../../../shared/time/clock.js';
import { Venue } from '../venue/venue.entity.js';
import type { ApplyForEventPermitInput } from './event.input.js';
import {
  EventCapacityExceeded,
  EventDatesInvalid,
  EventLeadTimeTooShort,
  EventScaleWrong,
  EventVenueNotFound,
} from './event.result.js';
import { EventApplication, EventApplicationStatus } from './event-application.entity.js';
import { EventScale } from './event-scale.js';
import { EventScaleRule } from './event-scale-rule.entity.js';
import { afterWorkingDays, leadWorkingDays } from './working-days.rule.js';

/** Takes applications for event permits (PP 60/2017, Perpol 7/2023). */
export class EventService {
  constructor(
    private readonly commands: CommandLog,
    private readonly graph: GraphClient,
    private readonly clock: Clock,
  ) {}

  apply(viewer: Viewer, input: ApplyForEventPermitInput) {
    return this.commands.once({
      viewer,
      operation: 'applyForEventPermit',
      idempotencyKey: input.idempotencyKey,
      request: input,
      prepare: () => refuseUnlessAlive(this.graph, input.organiserId, 'input.organiserId'),
      run: (tx, refusal) => this.#apply(tx, input, refusal),
      identify: ({ id }) => id,
      recall: (db, id) => db.findOneByOrFail(EventApplication, { id }),
    });
  }

  async #apply({ db, emit }: Transaction, input: ApplyForEventPermitInput, refusal: LifeRefusal | null) {
    const { scale, startsAt, endsAt } = input;
    if (endsAt <= startsAt) return new EventDatesInvalid();
    if (input.involvesForeigners && scale !== EventScale.INTERNATIONAL) return new EventScaleWrong();
    const venue = await db.findOneBy(Venue, { id: input.venueId });
    if (!venue) return new EventVenueNotFound();
    if (input.expectedAudience > venue.capacity) return new EventCapacityExceeded(venue.capacity);

    const today = this.clock.today();
    const rule = await db.findOneBy(EventScaleRule, { scale, ...inForceOn(today) });
    invariant(rule, 'the policy has a rule for every scale on every day');
    const startsOn = legalDayOf(startsAt);
    const holidays = await holidaysBetween(db, today, later(startsOn, addYears(today, 1)));
    const given = leadWorkingDays(today, startsOn, holidays);
    if (given < rule.leadWorkingDays) return new EventLeadTimeTooShort(rule.leadWorkingDays, given);
    if (refusal) return refusal;

    const dueOn = afterWorkingDays(today, rule.decisionWorkingDays, holidays);
    const application = applicationOf(db, input, rule, this.clock.now(), dueOn);
    await db.insert(EventApplication, application);
    await emit({ type: 'event.applied', subject: application.id, detail: { scale } });
    return application;
  }
}

const later = (a: IsoDate, b: IsoDate): IsoDate => (a > b ? a : b);

function applicationOf(
  db: EntityManager,
  { idempotencyKey: _, ...asked }: ApplyForEventPermitInput,
  { authority }: EventScaleRule,
  submittedAt: Date,
  decisionDueOn: IsoDate,
): EventApplication {
  const status = EventApplicationStatus.SUBMITTED;
  return db.create(EventApplication, {
    ...asked,
    id: randomUUID(),
    authority,
    status,
    submittedAt,
    decisionDueOn,
  });
}

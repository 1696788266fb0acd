import type { Seeding } from '../../shared/subgraph/define-subgraph.js';
import type { Family } from '../../shared/synthetic/population.js';
import { addDays } from '../../shared/time/calendar.js';
import type { IsoDate } from '../../shared/time/clock.js';
import type { CountedComponent } from './benefit/benefit.rule.js';
import { AidChannel } from './benefit/benefit-plan.entity.js';
import { seriesOf } from './enrolment/enrolment-serial.js';
import { ProgramEndReason, ProgramEnrolmentStatus as Status } from './enrolment/program-enrolment.entity.js';
import { AidComponent, AidProgram } from './program/aid-program.js';
import { cashComponents, livingOf } from './seed-components.js';
import type { SurveyedHousehold } from './seed-households.js';
import { Serials } from './seed-serials.js';

/**
 * Of families that may be aided, how many receive food aid, by decile; of those with somebody to pay for, how many receive
 * cash. Of 92 million families this makes 18.8 and 10 million. The insurance of all of them is paid.
 */
const foodShareOfDecile = [0.9, 0.7, 0.35, 0.3];
const share = { cash: 0.8, post: 0.1, suspended: 0.01, graduated: 0.1 };

/** What befalls one family. */
interface Lot {
  readonly isFed: boolean;
  readonly isPaid: boolean;
  readonly isPostal: boolean;
  readonly isSuspended: boolean;
  readonly isGraduate: boolean;
  readonly startedOn: Readonly<Record<AidProgram, IsoDate>>;
}

interface SeededEnrolment {
  readonly family: Family;
  readonly program: AidProgram;
  readonly status: Status;
  readonly channel: AidChannel;
  readonly startedOn: IsoDate;
  readonly components: readonly CountedComponent[];
}

export async function seedEnrolments(
  seeding: Seeding,
  households: readonly SurveyedHousehold[],
): Promise<void> {
  const { copy, random, asOf } = seeding;
  const serials = new Serials();
  const enrolments = households
    .flatMap((household) => enrolmentsOf(household, lotOf(household, seeding), asOf))
    .map((enrolment) => ({ ...enrolment, id: random.string.uuid() }));
  await copy(
    'program_enrolment',
    enrolments.map(({ components, ...enrolment }) => enrolmentRow(enrolment, serials, asOf)),
  );
  await copy(
    'enrolment_component',
    enrolments.flatMap(({ id, components }) => components.map((one) => ({ enrolment_id: id, ...one }))),
  );
  await copy('enrolment_serial', serials.rows());
}

/** Drawn for every family, so that what befalls one moves no other. */
function lotOf({ family, registeredDaysAgo }: SurveyedHousehold, { asOf, random }: Seeding): Lot {
  const draw = (likelihood: number) => random.datatype.boolean(likelihood);
  const day = () => addDays(asOf, -random.number.int({ min: 0, max: registeredDaysAgo }));
  const lot = {
    isFed: draw(foodShareOfDecile[family.decile - 1] ?? 0),
    isPaid: draw(share.cash),
    isPostal: draw(share.post),
    isSuspended: draw(share.suspended),
    isGraduate: draw(share.graduated),
    startedOn: { [AidProgram.PKH]: day(), [AidProgram.SEMBAKO]: day(), [AidProgram.PBI_JK]: day() },
  };
  const persona = family.members.find((member) => member.persona !== null)?.persona ?? null;
  if (persona === null) return lot;
  const isSiti = persona === 'P2';
  const newYear = `${asOf.slice(0, 4)}-01-01`;
  return {
    isFed: isSiti,
    isPaid: isSiti,
    isPostal: false,
    isSuspended: false,
    isGraduate: false,
    startedOn: { ...lot.startedOn, [AidProgram.PKH]: newYear },
  };
}

function enrolmentsOf({ family }: SurveyedHousehold, lot: Lot, asOf: IsoDate): SeededEnrolment[] {
  if (!family.listedAsPoor || !isAided(family)) return [];
  const status = lot.isSuspended ? Status.SUSPENDED : Status.ACTIVE;
  const channel = lot.isPostal ? AidChannel.POST : AidChannel.KKS;
  const enrolment = (program: AidProgram, components: readonly CountedComponent[]): SeededEnrolment => ({
    family,
    program,
    components,
    status,
    channel: program === AidProgram.PBI_JK ? AidChannel.INSURER : channel,
    startedOn: lot.startedOn[program],
  });
  const persons = livingOf(family).length;
  const insured = enrolment(AidProgram.PBI_JK, [{ component: AidComponent.INSURED_PERSON, persons }]);
  const food = enrolment(AidProgram.SEMBAKO, [{ component: AidComponent.FAMILY, persons: 1 }]);
  const cash = enrolment(AidProgram.PKH, cashComponents(family, asOf));
  const isPayable = cash.components.length > 0;
  if (lot.isFed) return isPayable && lot.isPaid ? [cash, food, insured] : [food, insured];
  return isPayable && lot.isGraduate ? [{ ...cash, status: Status.ENDED }, insured] : [insured];
}

/** Families of active civil servants are not aided, nor those whose head is dead. */
const isAided = (family: Family) =>
  family.members[0]?.deceasedOn === null &&
  livingOf(family).every(
    ({ livelihood }) => livelihood !== 'CIVIL_SERVANT' && livelihood !== 'CONTRACT_CIVIL_SERVANT',
  );

function enrolmentRow(
  { family, ...enrolment }: Omit<SeededEnrolment, 'components'> & { readonly id: string },
  serials: Serials,
  asOf: IsoDate,
) {
  const { id, program, channel, status, startedOn } = enrolment;
  const isEnded = status === Status.ENDED;
  return {
    id,
    number: serials.next(seriesOf(program, family.cardNumber, startedOn)),
    family_card_number: family.cardNumber,
    applicant_id: family.members[0]?.id,
    program,
    channel,
    decree: `SK Contoh/${program}/${startedOn.slice(0, 7)}`,
    status,
    started_on: startedOn,
    ended_on: isEnded ? asOf : null,
    end_reason: isEnded ? ProgramEndReason.GRADUATED : null,
  };
}

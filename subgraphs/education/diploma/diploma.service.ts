import type { EntityManager } from 'typeorm';
import type { Viewer } from '../../../shared/auth/viewer.js';
import type { CommandLog, Transaction } from '../../../shared/commands/command-log.js';
import { takeTurns } from '../../../shared/database/take-turns.js';
import { Failure } from '../../../shared/errors/failure.js';
import { invariant } from '../../../shared/errors/invariant.js';
import type { GraphClient } from '../../../shared/graph/graph-client.js';
import { type LifeRefusal, livingOrRefusal } from '../../../shared/graph/life-status.js';
import type { Clock } from '../../../shared/time/clock.js';
import { diplomaHolder } from '../citizen/citizen.question.js';
import { LearnerEnrolmentNotFound } from '../enrolment/enrolment-ending.result.js';
import { LearnerEnrolment, LearnerEnrolmentStatus } from '../enrolment/learner-enrolment.entity.js';
import { School } from '../school/school.entity.js';
import { Diploma } from './diploma.entity.js';
import type { IssueDiplomaInput } from './diploma.input.js';
import { DiplomaAlreadyIssued, LearnerNotGraduated } from './diploma.result.js';
import { nameDigest } from './diploma-name.rule.js';
import { diplomaNumber } from './diploma-number.rule.js';

/** Who graduated from where, under which name; the name is used for the digest and stored nowhere. */
interface Graduation {
  readonly citizenId: string;
  readonly school: School;
  readonly fullName: string;
}

type GraduationRefusal = LearnerEnrolmentNotFound | LearnerNotGraduated | LifeRefusal;

/** Issues diplomas. A diploma is never changed, and a person has one of each level. */
export class DiplomaService {
  constructor(
    private readonly commands: CommandLog,
    private readonly graph: GraphClient,
    private readonly clock: Clock,
  ) {}

  issue(viewer: Viewer, input: IssueDiplomaInput) {
    return this.commands.once({
      viewer,
      operation: 'issueDiploma',
      idempotencyKey: input.idempotencyKey,
      request: input,
      prepare: (db) => this.#graduationOf(db, input),
      run: (tx, graduation) => this.#issue(tx, graduation),
      identify: ({ number }) => number,
      recall: (db, number) => db.findOneByOrFail(Diploma, { number }),
    });
  }

  /** An enrolment that ended as graduated stays so; what is learned here holds in the transaction. */
  async #graduationOf(
    db: EntityManager,
    { enrolmentId }: IssueDiplomaInput,
  ): Promise<Graduation | GraduationRefusal> {
    const enrolment = await db.findOneBy(LearnerEnrolment, { id: enrolmentId });
    if (!enrolment) return new LearnerEnrolmentNotFound();
    const { citizenId, npsn, status } = enrolment;
    if (status !== LearnerEnrolmentStatus.GRADUATED) return new LearnerNotGraduated(status);
    const school = await db.findOneBy(School, { npsn });
    invariant(school, 'an enrolment is in a school that exists');
    const facts = await this.graph.ask(diplomaHolder, { id: citizenId });
    const holder = livingOrRefusal(facts, 'input.enrolmentId');
    return holder instanceof Failure ? holder : { citizenId, school, fullName: holder.fullName };
  }

  async #issue({ db, emit }: Transaction, graduation: Graduation | GraduationRefusal) {
    if (graduation instanceof Failure) return graduation;
    const { citizenId, school, fullName } = graduation;
    const { npsn, level } = school;
    await takeTurns(db, 'diploma', citizenId, level);
    const known = await db.findOneBy(Diploma, { citizenId, level });
    if (known) return new DiplomaAlreadyIssued(known.number);
    const number = await nextNumber(db, school);
    const diploma = db.create(Diploma, {
      number,
      citizenId,
      level,
      npsn,
      nameDigest: nameDigest(number, fullName),
      issuedOn: this.clock.today(),
    });
    await db.insert(Diploma, diploma);
    await emit({ type: 'diploma.issued', subject: number, detail: { level } });
    return diploma;
  }
}

/** The next of the province and level, without a gap: the counter's row is held until the transaction ends. */
async function nextNumber(db: EntityManager, { areaCode, level }: School): Promise<string> {
  const provinceCode = areaCode.slice(0, 2);
  const [row]: { last: number }[] = await db.query(
    `INSERT INTO diploma_serial (province_code, level, last) VALUES ($1, $2, 1)
     ON CONFLICT (province_code, level) DO UPDATE SET last = diploma_serial.last + 1 RETURNING last`,
    [provinceCode, level],
  );
  invariant(row, 'an upsert always answers');
  return diplomaNumber(provinceCode, level, row.last);
}

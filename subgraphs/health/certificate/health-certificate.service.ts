import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Viewer } from '../../../shared/auth/viewer.js';
import type { CommandLog, Transaction } from '../../../shared/commands/command-log.js';
import { invariant } from '../../../shared/errors/invariant.js';
import type { GraphClient } from '../../../shared/graph/graph-client.js';
import { type LifeRefusal, refuseUnlessAlive } from '../../../shared/graph/life-status.js';
import { inForceOn } from '../../../shared/policy/effective-period.js';
import type { Clock } from '../../../shared/time/clock.js';
import { Facility } from '../facility/facility.entity.js';
import { HealthFacilityUnknown } from '../facility/facility.result.js';
import { CertificateValidity } from './certificate-validity.entity.js';
import { HealthCertificate, type HealthCertificateKind } from './health-certificate.entity.js';
import type { IssueHealthCertificateInput } from './health-certificate.input.js';
import { expiryOf } from './health-certificate.rule.js';

/** Issues certificates of fitness. A certificate is never changed; another examination makes another one. */
export class HealthCertificateService {
  constructor(
    private readonly commands: CommandLog,
    private readonly graph: GraphClient,
    private readonly clock: Clock,
  ) {}

  issue(viewer: Viewer, input: IssueHealthCertificateInput) {
    return this.commands.once({
      viewer,
      operation: 'issueHealthCertificate',
      idempotencyKey: input.idempotencyKey,
      request: input,
      prepare: () => refuseUnlessAlive(this.graph, input.citizenId, 'input.citizenId'),
      run: (tx, refusal) => this.#issue(tx, input, refusal),
      identify: ({ id }) => id,
      recall: (db, id) => db.findOneByOrFail(HealthCertificate, { id }),
    });
  }

  async #issue(
    { db, emit }: Transaction,
    { citizenId, kind, fit, restrictions, facilityCode }: IssueHealthCertificateInput,
    refusal: LifeRefusal | null,
  ) {
    const facility = await db.findOneBy(Facility, { code: facilityCode });
    if (!facility) return new HealthFacilityUnknown();
    if (refusal) return refusal;
    const issuedAt = this.clock.now();
    const certificate = db.create(HealthCertificate, {
      id: randomUUID(),
      certificateNumber: await this.#nextNumber(db, facility),
      citizenId,
      kind,
      fit,
      restrictions: [...new Set(restrictions)].sort(),
      issuedAt,
      expiresAt: expiryOf(issuedAt, await this.#validityOf(db, kind)),
      facilityCode,
    });
    await db.insert(HealthCertificate, certificate);
    await emit({ type: 'certificate.issued', subject: certificate.id, detail: { kind } });
    return certificate;
  }

  /** The next of the year and province, without a gap: the counter's row is held until the transaction ends. */
  async #nextNumber(db: EntityManager, { areaCode }: Facility): Promise<string> {
    const year = this.clock.today().slice(0, 4);
    const province = areaCode.slice(0, 2);
    const [row]: { last: number }[] = await db.query(
      `INSERT INTO certificate_serial (year, province_code, last) VALUES ($1, $2, 1)
       ON CONFLICT (year, province_code) DO UPDATE SET last = certificate_serial.last + 1 RETURNING last`,
      [year, province],
    );
    invariant(row, 'an upsert always answers');
    return `SKS-${year}-${province}-${String(row.last).padStart(6, '0')}`;
  }

  async #validityOf(db: EntityManager, kind: HealthCertificateKind): Promise<CertificateValidity> {
    const validity = await db.findOneBy(CertificateValidity, { kind, ...inForceOn(this.clock.today()) });
    invariant(validity, 'the policy says on every day how long a certificate of each kind counts');
    return validity;
  }
}

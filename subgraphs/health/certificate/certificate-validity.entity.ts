import { Column, Entity, PrimaryColumn } from 'typeorm';
import { EffectivePeriod } from '../../../shared/policy/effective-period.js';
import type { HealthCertificateKind } from './health-certificate.entity.js';

/** Policy: for how long after its day of issue a certificate counts. Months are counted first, then days. */
@Entity()
export class CertificateValidity extends EffectivePeriod {
  @PrimaryColumn('integer')
  id: number;

  @Column('text')
  kind: HealthCertificateKind;

  @Column('smallint')
  months: number;

  @Column('smallint')
  days: number;
}

import { Field, ObjectType } from 'type-graphql';
import { About } from '../../../shared/auth/access.js';
import { Verdict } from '../../../shared/graphql/verdict.js';
import { HealthCertificate, HealthCertificateKind } from './health-certificate.entity.js';
import { drivingVerdict } from './health-certificate.rule.js';

@ObjectType({
  description:
    'Whether a person is certified fit to drive: for the police, who need no more (kelayakan mengemudi).',
})
@About<DrivingFitness>('SPECIFIC', ({ citizenId }) => [citizenId])
export class DrivingFitness {
  @Field(() => Verdict, { description: 'Whether both newest certificates say fit and count now.' })
  readonly verdict: Verdict;

  @Field(() => HealthCertificate, {
    nullable: true,
    description: 'The newest on the body; null when there is none (kesehatan jasmani).',
  })
  readonly physical: HealthCertificate | null;

  @Field(() => HealthCertificate, {
    nullable: true,
    description: 'The newest on the mind; null when there is none (psikologi).',
  })
  readonly psychology: HealthCertificate | null;

  constructor(
    readonly citizenId: string,
    latest: readonly HealthCertificate[],
    moment: Date,
  ) {
    this.physical = latest.find(({ kind }) => kind === HealthCertificateKind.PHYSICAL) ?? null;
    this.psychology = latest.find(({ kind }) => kind === HealthCertificateKind.PSYCHOLOGY) ?? null;
    this.verdict = drivingVerdict(this.physical, this.psychology, moment);
  }
}

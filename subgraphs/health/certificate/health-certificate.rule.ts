import { Verdict } from '../../../shared/graphql/verdict.js';
import { addDays, addMonths } from '../../../shared/time/calendar.js';
import { type IsoDate, legalDayOf } from '../../../shared/time/clock.js';
import type { CertificateValidity } from './certificate-validity.entity.js';
import type { HealthCertificate } from './health-certificate.entity.js';

/** A certificate counts through the whole of its last legal day, whatever the hour it was issued at. */
export function expiryOf(
  issuedAt: Date,
  { months, days }: Pick<CertificateValidity, 'months' | 'days'>,
): Date {
  const lastDay = addDays(addMonths(legalDayOf(issuedAt), months), days);
  return startOf(addDays(lastDay, 1));
}

export function isValidAt({ expiresAt }: Pick<HealthCertificate, 'expiresAt'>, moment: Date): boolean {
  return moment < expiresAt;
}

type Result = Pick<HealthCertificate, 'fit' | 'expiresAt'> | null;

/** A driver needs both certificates, fit and valid (Perpol 5/2021). */
export function drivingVerdict(physical: Result, psychology: Result, moment: Date): Verdict {
  const isFit = [physical, psychology].every((result) => result?.fit && isValidAt(result, moment));
  return isFit ? Verdict.ELIGIBLE : Verdict.INELIGIBLE;
}

/** Midnight in western Indonesian time, where legal days begin. */
const startOf = (day: IsoDate) => new Date(`${day}T00:00:00+07:00`);

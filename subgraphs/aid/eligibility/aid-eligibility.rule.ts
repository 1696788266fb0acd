import { registerEnumType } from 'type-graphql';
import { Verdict } from '../../../shared/graphql/verdict.js';
import type { CitizenFacts } from '../citizen/citizen-facts.js';
import { LifeStatus } from '../family/life-status.stub.js';
import type { WelfareRecord } from '../household/welfare-record.entity.js';
import type { AidProgramRule } from '../program/aid-program-rule.entity.js';

export enum AidReason {
  DECEASED = 'DECEASED',
  HEAD_DECEASED = 'HEAD_DECEASED',
  ASN_EXCLUDED = 'ASN_EXCLUDED',
  NOT_LISTED = 'NOT_LISTED',
  DECILE_TOO_HIGH = 'DECILE_TOO_HIGH',
  FACT_MISSING = 'FACT_MISSING',
}
registerEnumType(AidReason, {
  name: 'AidReason',
  description: 'Why a family may not receive a programme (alasan).',
  valuesConfig: {
    DECEASED: { description: 'The person is registered as deceased (meninggal).' },
    HEAD_DECEASED: {
      description: 'The head of the family is; a new head is registered first (kepala keluarga meninggal).',
    },
    ASN_EXCLUDED: { description: 'Somebody in the family is an active civil servant (keluarga ASN).' },
    NOT_LISTED: { description: 'The family is not listed as poor, or was never surveyed (tidak terdaftar).' },
    DECILE_TOO_HIGH: {
      description: 'The family is better off than the programme allows (desil terlalu tinggi).',
    },
    FACT_MISSING: {
      description: 'A fact that another ministry keeps could not be learned (data tidak tersedia).',
    },
  },
});

/**
 * All that speaks against aid to a family: its head lives, nobody in it is an active civil servant (letter of the Ministry
 * of Social Affairs, 2023), and it is listed, or poor enough, as the programme's rule asks.
 * @param welfare the newest finding on the family; null when there is none, or when the family is not known.
 */
export function eligibilityReasons(
  { requiresListing, decileMax }: Pick<AidProgramRule, 'requiresListing' | 'decileMax'>,
  { lifeStatus, familyCard }: CitizenFacts,
  welfare: Pick<WelfareRecord, 'decile' | 'listedInDtks'> | null,
): readonly AidReason[] {
  const reasons: AidReason[] = [];
  const head = familyCard?.headLifeStatus ?? null;
  const civilServants = familyCard?.activeCivilServants ?? null;
  if (lifeStatus === LifeStatus.DECEASED) reasons.push(AidReason.DECEASED);
  if (head === LifeStatus.DECEASED) reasons.push(AidReason.HEAD_DECEASED);
  if (civilServants !== null && civilServants > 0) reasons.push(AidReason.ASN_EXCLUDED);
  if (familyCard) {
    const isListed = welfare !== null && (welfare.listedInDtks || !requiresListing);
    if (!isListed) reasons.push(AidReason.NOT_LISTED);
    else if (decileMax !== null && welfare.decile > decileMax) reasons.push(AidReason.DECILE_TOO_HIGH);
  }
  if (civilServants === null || !isSettled(lifeStatus) || !isSettled(head)) {
    reasons.push(AidReason.FACT_MISSING);
  }
  return reasons;
}

/** A missing fact leaves it open, unless something else speaks against it already. */
export function verdictOf(reasons: readonly AidReason[]): Verdict {
  if (reasons.some((reason) => reason !== AidReason.FACT_MISSING)) return Verdict.INELIGIBLE;
  return reasons.length > 0 ? Verdict.UNDETERMINED : Verdict.ELIGIBLE;
}

const isSettled = (status: LifeStatus | null) =>
  status === LifeStatus.ALIVE || status === LifeStatus.DECEASED;

import type { Context } from '../../../shared/subgraph/context.js';
import type { Citizen } from '../citizen/citizen.stub.js';
import { liveEnrolmentsOfCard } from '../enrolment/program-enrolment.loader.js';
import { welfareOfCard } from '../household/household.loader.js';
import { AidProgram } from '../program/aid-program.js';
import { AidStatus } from './aid-status.type.js';

/** @returns null while the person's family is not known: that is no no. */
export async function aidStatusOf(
  { id: citizenId, familyCard }: Pick<Citizen, 'id' | 'familyCard'>,
  { loaders }: Pick<Context, 'loaders'>,
): Promise<AidStatus | null> {
  if (!familyCard) return null;
  const [welfare, live] = await Promise.all([
    loaders.of(welfareOfCard).load(familyCard.number),
    loaders.of(liveEnrolmentsOfCard).load(familyCard.number),
  ]);
  return new AidStatus({
    citizenId,
    listedAsPoor: welfare?.listedInDtks ?? false,
    receivesPkh: live.some(({ program }) => program === AidProgram.PKH),
  });
}

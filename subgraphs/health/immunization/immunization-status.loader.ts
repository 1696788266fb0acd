import type { Context } from '../../../shared/subgraph/context.js';
import type { Citizen } from '../citizen/citizen.stub.js';
import { dosesOfCitizen, rulesOfStage } from './immunization.loader.js';
import { immunizationStatusOn } from './immunization-status.rule.js';
import type { ImmunizationStatus } from './immunization-status.type.js';
import { ImmunizationStage } from './vaccine.js';

/** The doses of school follow the grade and those of endemic areas the place, neither of which we know here. */
const stagesByAge = [ImmunizationStage.BASIC, ImmunizationStage.BOOSTER];

/** Where a person stands today. */
export async function immunizationStatusOf(
  citizen: Citizen,
  { loaders, clock }: Context,
): Promise<ImmunizationStatus> {
  const [given, rules] = await Promise.all([
    loaders.of(dosesOfCitizen).load(citizen.id),
    Promise.all(stagesByAge.map((stage) => loaders.of(rulesOfStage).load(stage))),
  ]);
  return immunizationStatusOn(clock.today(), citizen, rules.flat(), given);
}

import { generatePopulation } from '../shared/synthetic/generate-population.js';
import type { PopulationOptions } from '../shared/synthetic/population.js';
import { ageOn } from '../shared/time/calendar.js';
import { citizenToken } from '../subgraphs/identity/development/development-token.js';
import { giveSignIns } from '../subgraphs/identity/development/give-sign-ins.js';
import { databaseUrlIn, issuerOf } from './nation-places.js';
import type { NationMessage } from './start.js';

export interface Asking {
  readonly nik: string;
  readonly authorization: string;
}

/** Enough that nothing kept for one of them helps another. */
const peopleAsking = 300;
const adultAge = 18;

/**
 * Signs in citizens from all over a running nation, because everybody may ask about themself alone.
 * @param data where the nation keeps everything
 */
export async function signInMany(
  { ministries }: NationMessage,
  data: string,
  options: PopulationOptions,
): Promise<readonly Asking[]> {
  const { people } = await generatePopulation(options);
  const adults = people.filter(
    ({ deceasedOn, birthDate }) => deceasedOn === null && ageOn(birthDate, options.asOf) >= adultAge,
  );
  const step = Math.max(1, Math.floor(adults.length / peopleAsking));
  const chosen = adults.filter((_, i) => i % step === 0).slice(0, peopleAsking);
  await giveSignIns(
    await databaseUrlIn(data, 'identity'),
    chosen.map(({ id }) => id),
  );
  const issuer = issuerOf(ministries);
  const asking: Asking[] = [];
  for (const person of chosen) {
    const { body } = await citizenToken(person, issuer);
    asking.push({ nik: person.nik, authorization: `Bearer ${body.access_token}` });
  }
  return asking;
}

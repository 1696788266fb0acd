import { en, Faker, id_ID } from '@faker-js/faker';
import { invariant } from '../errors/invariant.js';
import type { FamilyDraft, PersonDraft } from './draft.js';
import { FamilyDrawer } from './draw-family.js';
import { NikRegister } from './nik-register.js';
import { personaFamilies } from './personas.js';
import { loadPlaces } from './places.js';
import type { Family, Person, PersonaKey, Population, PopulationOptions } from './population.js';

const citizensMin = 50;

/**
 * Makes a synthetic nation. The same options give the same nation on every machine, and a larger nation of the same seed
 * and day begins with the families of a smaller one. Nobody in it is real: every NIK has the unassigned province 98.
 * @throws RangeError for fewer than 50 citizens.
 */
export async function generatePopulation({ citizens, seed, asOf }: PopulationOptions): Promise<Population> {
  if (!Number.isInteger(citizens) || citizens < citizensMin) {
    throw new RangeError(`A synthetic nation has at least ${citizensMin} citizens.`);
  }
  const random = new Faker({ locale: [id_ID, en], seed });
  const drawer = new FamilyDrawer(random, await loadPlaces(), asOf);
  const census = new Census(random, personaFamilies(asOf));
  census.settle(drawer.draw(cardNumber(0), 10));
  for (let serial = 1; census.people.length < citizens; serial += 1) {
    census.settle(drawer.draw(cardNumber(serial)), citizens - census.people.length);
  }
  return { seed, asOf, ...census.closed() };
}

/** Serials of fictional families, beyond those of the personas. */
const cardNumber = (serial: number) => `9801010102${String(200_000 + serial).padStart(6, '0')}`;

/** Gives each drawn person a place, a number and an id, in order. */
class Census {
  readonly families: Family[] = [];
  readonly people: Person[] = [];
  readonly #niks: NikRegister;

  constructor(
    private readonly random: Faker,
    founders: readonly FamilyDraft[],
  ) {
    this.#niks = new NikRegister(founders.flatMap(({ members }) => members.flatMap(({ nik }) => nik ?? [])));
    for (const family of founders) this.settle(family);
  }

  /** @param room how many people there is room for; a family that has more keeps its first. */
  settle({ members, ...facts }: FamilyDraft, room = Number.POSITIVE_INFINITY): void {
    const people: Person[] = [];
    const family: Family = { ...facts, members: people };
    for (const draft of members.slice(0, room)) {
      const person = this.#register(draft, family);
      people.push(person);
      this.people.push(person);
    }
    this.families.push(family);
  }

  closed(): Omit<Population, 'seed' | 'asOf'> {
    const found = new Map(this.people.slice(0, citizensMin).map((person) => [person.persona, person]));
    const persona = (key: PersonaKey): Person => {
      const person = found.get(key);
      invariant(person, `persona ${key} is in every nation`);
      return person;
    };
    const personas = {
      P1: persona('P1'),
      P2: persona('P2'),
      P3: persona('P3'),
      P4: persona('P4'),
      P5: persona('P5'),
      P6: persona('P6'),
    };
    return { families: this.families, people: this.people, personas };
  }

  #register(draft: PersonDraft, family: Family): Person {
    const { id, nik, sex, birthDate } = draft;
    const place = draft.birthPlace === 'Kota Contoh' ? '9871' : '9801';
    return {
      ...draft,
      id: id ?? this.random.string.uuid(),
      nik: nik ?? this.#niks.issue(place, sex, birthDate),
      ordinal: this.people.length,
      family,
    };
  }
}

import type { Person, Population } from '../../../shared/synthetic/population.js';

const isCivilServant = ({ deceasedOn, livelihood }: Person) =>
  deceasedOn === null && (livelihood === 'CIVIL_SERVANT' || livelihood === 'CONTRACT_CIVIL_SERVANT');

const lifeStatusOf = ({ deceasedOn }: Person) => (deceasedOn === null ? 'ALIVE' : 'DECEASED');

/** What identity and asn say of a person of the synthetic nation, as the router sends it along. */
export function factsOf(person: Person) {
  const { cardNumber, members } = person.family;
  const [head = person] = members;
  return {
    id: person.id,
    lifeStatus: lifeStatusOf(person),
    familyCard: {
      number: cardNumber,
      headLifeStatus: lifeStatusOf(head),
      activeCivilServants: members.filter(isCivilServant).length,
    },
  };
}

/** The same by the person's id; null for an id that is nobody's. */
export function factsOfId({ people }: Population, id: string) {
  const person = people.find((one) => one.id === id);
  return person ? factsOf(person) : null;
}

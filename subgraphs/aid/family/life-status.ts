import { registerEnumType } from 'type-graphql';

/** As the population register has it. */
export enum LifeStatus {
  ALIVE = 'ALIVE',
  DECEASED = 'DECEASED',
  UNKNOWN = 'UNKNOWN',
}
registerEnumType(LifeStatus, {
  name: 'LifeStatus',
  description: 'Whether the register holds a person as alive.',
  valuesConfig: {
    ALIVE: { description: 'Alive (hidup).' },
    DECEASED: { description: 'A death is registered (meninggal).' },
    UNKNOWN: { description: 'Missing, or not yet established.' },
  },
});

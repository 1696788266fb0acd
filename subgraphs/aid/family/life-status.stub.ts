import { registerEnumType } from 'type-graphql';

/** As the population register has it. */
export enum LifeStatus {
  ALIVE = 'ALIVE',
  DECEASED = 'DECEASED',
  UNKNOWN = 'UNKNOWN',
}
registerEnumType(LifeStatus, { name: 'LifeStatus' });

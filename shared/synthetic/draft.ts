import type { Family, Person } from './population.js';

/** A person before the population gives it a number, an id and a family. */
export interface PersonDraft extends Omit<Person, 'id' | 'nik' | 'ordinal' | 'family'> {
  readonly id: string | null;
  readonly nik: string | null;
}

export interface FamilyDraft extends Omit<Family, 'members'> {
  readonly members: readonly PersonDraft[];
}

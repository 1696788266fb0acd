import type { Rupiah } from '../../../shared/database/columns.js';
import type { AidComponent } from '../program/aid-program.js';
import type { BenefitAmount } from './benefit-amount.entity.js';

export interface CountedComponent {
  readonly component: AidComponent;
  readonly persons: number;
}

type Worth = Pick<BenefitAmount, 'component' | 'yearly' | 'personsMax'>;

/**
 * What a family receives in a year. Where more persons qualify than are paid for, those worth most are: the law limits
 * the number and leaves the choice open.
 * @param amounts of the one programme.
 * @param personsCountedMax of the whole family; null where all are paid for.
 */
export function yearlyBenefit(
  components: readonly CountedComponent[],
  amounts: readonly Worth[],
  personsCountedMax: number | null,
): Rupiah {
  const byComponent = new Map(amounts.map((amount) => [amount.component, amount]));
  const perPerson = components.flatMap(({ component, persons }) => {
    const amount = byComponent.get(component);
    if (!amount) return [];
    const paid = Math.min(persons, amount.personsMax ?? persons);
    return Array.from({ length: paid }, () => amount.yearly);
  });
  return perPerson
    .sort((a, b) => (a > b ? -1 : 1))
    .slice(0, personsCountedMax ?? perPerson.length)
    .reduce((sum, yearly) => sum + yearly, 0n);
}

/** Splits a year into stages of whole rupiah; what does not divide is paid with the last. */
export function stagesOf(yearly: Rupiah, count: number): readonly Rupiah[] {
  const each = yearly / BigInt(count);
  return Array.from({ length: count }, (_, place) =>
    place === count - 1 ? yearly - each * BigInt(count - 1) : each,
  );
}

/** No family card has more people. */
const familySizeMax = 99;

/** Whether at least one component is named, each once and of the programme, with no more persons than it is paid for. */
export function areComponentsPayable(
  components: readonly CountedComponent[],
  amounts: readonly Worth[],
): boolean {
  const limits = new Map(amounts.map(({ component, personsMax }) => [component, personsMax]));
  const kinds = new Set(components.map(({ component }) => component));
  return (
    kinds.size > 0 &&
    kinds.size === components.length &&
    components.every(({ component, persons }) => {
      const limit = limits.get(component);
      return limit !== undefined && persons <= (limit ?? familySizeMax);
    })
  );
}

import { Extensions } from 'type-graphql';

/** Under this key the declaration is found on a field of the schema. */
export const comparesKey = 'compares';

/** For each argument, by its dotted path, what of the listed objects it is compared with, as `auditDecision.outcome`. */
export type Compares = Readonly<Record<string, readonly string[]>>;

/**
 * Declares what the arguments of a list narrow or order it by, so that nobody learns of a field by asking for those that
 * have a value. An argument that is named as a field of the listed objects is compared with that one, `on` with the days a
 * rule is in force; an empty list says that an argument is compared with nothing of them.
 */
export const ComparesWith = (compares: Compares): MethodDecorator => Extensions({ [comparesKey]: compares });

import type { Context } from '../subgraph/context.js';
import type { Access } from './access.js';
import type { Permissions } from './permissions.js';

export type Answer = boolean | Promise<boolean>;

/** What a rule says of a viewer whatever the row. */
export const isAdmitted = ({ signedIn, scopes, officials }: Access, permissions: Permissions): boolean =>
  (!signedIn || permissions.isSignedIn) &&
  (!scopes || permissions.hasScopes(scopes)) &&
  (!officials || permissions.viewer.kind !== 'citizen');

export function isAllowed(
  rule: Access,
  coordinate: string,
  source: never,
  args: never,
  context: Context,
): Answer {
  const { permissions } = context;
  if (!isAdmitted(rule, permissions)) return false;
  if (rule.about)
    return after(rule.about(source, context), (subjects) => permissions.maySee(coordinate, subjects));
  if (rule.onBehalfOf)
    return after(rule.onBehalfOf(args, context), (id) =>
      permissions.maySee(coordinate, id === null ? [] : [id]),
    );
  if (rule.inNameOf) return after(rule.inNameOf(args, context), (id) => permissions.mayActAs(coordinate, id));
  return true;
}

const after = <T>(known: T | Promise<T>, decide: (known: T) => Answer): Answer =>
  known instanceof Promise ? known.then(decide) : decide(known);

/** Synchronous as long as every answer is, because most fields are read by the person they are about. */
export function everyOf<T>(all: readonly T[], test: (one: T) => Answer): Answer {
  const answers = all.map(test);
  if (answers.includes(false)) return false;
  const pending = answers.filter((answer) => answer instanceof Promise);
  return pending.length === 0 || Promise.all(pending).then((settled) => settled.every(Boolean));
}

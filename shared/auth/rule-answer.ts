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
  if (rule.about) {
    const subjects = rule.about(source, context);
    return subjects instanceof Promise
      ? subjects.then((ids) => permissions.maySee(coordinate, ids))
      : permissions.maySee(coordinate, subjects);
  }
  if (rule.onBehalfOf) {
    const subject = rule.onBehalfOf(args, context);
    return subject instanceof Promise
      ? subject.then((id) => permissions.maySee(coordinate, id === null ? [] : [id]))
      : permissions.maySee(coordinate, subject === null ? [] : [subject]);
  }
  return true;
}

/** Synchronous as long as every answer is, because most fields are read by the person they are about. */
export function everyOf<T>(all: readonly T[], test: (one: T) => Answer): Answer {
  const answers = all.map(test);
  if (answers.includes(false)) return false;
  const pending = answers.filter((answer) => answer instanceof Promise);
  return pending.length === 0 || Promise.all(pending).then((settled) => settled.every(Boolean));
}

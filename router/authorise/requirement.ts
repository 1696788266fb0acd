import type { Viewer } from '../../shared/auth/viewer.js';

/** Alternatives, of each of which everything must hold: (a AND b) OR c. */
export type Alternatives = readonly (readonly string[])[];

/** One thing that a rule in the schema demands of who asks. */
export type Requirement =
  | { readonly kind: 'authenticated' }
  | { readonly kind: 'requiresScopes'; readonly anyOf: Alternatives }
  | { readonly kind: 'policy'; readonly anyOf: Alternatives }
  | { readonly kind: 'personal' };

/** Whether a viewer meets a requirement, as far as it can be told without knowing a row. */
export function isMet(requirement: Requirement, viewer: Viewer): boolean {
  switch (requirement.kind) {
    case 'authenticated':
      return viewer.kind !== 'anonymous';
    case 'requiresScopes':
      return someHold(requirement.anyOf, (scope) => viewer.scopes.includes(scope));
    case 'policy':
      return someHold(requirement.anyOf, (policy) => mayBe(policy, viewer));
    case 'personal':
      return viewer.kind !== 'analyst';
  }
}

/** Whether whoever acts for an agency must say what for: for what is personal, and for what only a data subject and those at work may do. */
export const needsPurpose = (requirement: Requirement): boolean =>
  requirement.kind === 'personal' ||
  (requirement.kind === 'policy' && requirement.anyOf.every((all) => all.includes(dataSubject)));

const dataSubject = 'data-subject';

/** Whose data a row is, its ministry decides; it is nobody's who is not known, and no analyst's. */
function mayBe(policy: string, { kind }: Viewer): boolean {
  return policy === dataSubject && kind !== 'anonymous' && kind !== 'analyst';
}

const someHold = (anyOf: Alternatives, holds: (name: string) => boolean): boolean =>
  anyOf.some((all) => all.every(holds));

import type { IncomingHttpHeaders } from 'node:http';
import { lawfulBasis } from '../../shared/auth/viewer.js';
import type { Caller } from '../caller.js';

/**
 * Lets a caller be seen with the purpose and the lawful basis that the request states, when the token approves the pair.
 * A statement that is not approved counts as none: only who reads personal data need make one.
 */
export function statingPurpose(caller: Caller, headers: IncomingHttpHeaders): Caller {
  const { 'x-purpose': purpose, 'x-lawful-basis': stated } = headers;
  const basis = lawfulBasis.safeParse(stated);
  if (typeof purpose !== 'string' || !basis.success) return caller;
  if (!caller.approvedPurposes.includes(`${purpose}:${basis.data}`)) return caller;
  return { ...caller, viewer: { ...caller.viewer, purpose, lawfulBasis: basis.data } };
}

import { anonymous, type Viewer } from '../shared/auth/viewer.js';

/** Who makes a request, as far as an access token proves it. */
export interface Caller {
  readonly viewer: Viewer;
  /** What the caller may state as purpose and lawful basis, each as `CODE:LAWFUL_BASIS`. */
  readonly approvedPurposes: readonly string[];
}

/** Somebody who sent no token. */
export const nobody: Caller = Object.freeze({ viewer: anonymous, approvedPurposes: [] });

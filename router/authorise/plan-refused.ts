import type { Path } from '../execute/path.js';

/** Thrown for a plan that would fetch, for the sake of these places in the answer, what the viewer may not have. */
export class PlanRefused extends Error {
  constructor(readonly places: readonly Path[]) {
    super('The plan fetches what the viewer may not have.');
    this.name = 'PlanRefused';
  }
}

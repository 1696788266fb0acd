import type { Viewer } from '../../shared/auth/viewer.js';

const keys = new WeakMap<Viewer, string>();

/**
 * All that a ministry is told of a viewer, as text: who, by which app, for whom and whose agency, with which scopes, how
 * sure, for what and by which right. Two viewers who differ in any of it have two keys.
 */
export function viewerKeyOf(viewer: Viewer): string {
  const known = keys.get(viewer);
  if (known !== undefined) return known;
  const key = JSON.stringify(viewer);
  keys.set(viewer, key);
  return key;
}

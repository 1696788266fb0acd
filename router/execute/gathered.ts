import type { Quotes } from './json-text.js';
import type { Missing } from './missing.js';

/** What is known of all that was fetched, while a request is executed. */
export interface Gathered {
  readonly missing: Missing;
  readonly quotes: Quotes;
}

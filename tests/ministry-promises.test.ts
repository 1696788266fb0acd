import { join } from 'node:path';
import { findMinistries } from '../scripts/ministries.js';
import { keepsTheRulesOfAMinistry } from '../shared/testing/ministry-promises.js';
import { root } from './source-files.js';

for (const door of await findMinistries(join(root, 'subgraphs'))) keepsTheRulesOfAMinistry(door);

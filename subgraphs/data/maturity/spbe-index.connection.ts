import { connectionType } from '../../../shared/graphql/connection.js';
import { SpbeIndex } from './spbe-index.entity.js';

/** Both a year and an agency page indices: one type for both. */
export const SpbeIndexConnection = connectionType('SpbeIndex', () => SpbeIndex);

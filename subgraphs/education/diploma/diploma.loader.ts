import { connectionType } from '../../../shared/graphql/connection.js';
import { byKey } from '../../../shared/loading/by-key.js';
import { pagesOf } from '../../../shared/loading/pages.js';
import { Diploma } from './diploma.entity.js';

export const DiplomaConnection = connectionType('Diploma', () => Diploma);

export const diplomaByNumber = byKey(Diploma, 'number');
export const diplomasOfCitizen = pagesOf(Diploma, 'citizenId', {
  by: ['issuedOn', 'number'],
  direction: 'DESC',
});

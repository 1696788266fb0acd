import { byKey } from '../../../shared/loading/by-key.js';
import { pagesOf } from '../../../shared/loading/pages.js';
import { DrivingLicence } from './driving-licence.entity.js';

export const licenceByNumber = byKey(DrivingLicence, 'number');
export const licencesOfHolder = pagesOf(DrivingLicence, 'holderId', {
  by: ['issuedOn', 'number'],
  direction: 'DESC',
});

import { byKey } from '../../../shared/loading/by-key.js';
import { pagesOf } from '../../../shared/loading/pages.js';
import { LicenceApplication } from './licence-application.entity.js';

export const applicationById = byKey(LicenceApplication, 'id');
export const applicationsOfCitizen = pagesOf(LicenceApplication, 'applicantId', {
  by: ['submittedAt', 'id'],
  direction: 'DESC',
});

import { byKey } from '../../../shared/loading/by-key.js';
import { EventApplication } from './event-application.entity.js';
import { EventPermit } from './event-permit.entity.js';

export const eventApplicationById = byKey(EventApplication, 'id');
export const permitByNumber = byKey(EventPermit, 'permitNumber');
export const permitOfApplication = byKey(EventPermit, 'applicationId');

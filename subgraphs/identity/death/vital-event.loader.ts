import { byKey } from '../../../shared/loading/by-key.js';
import { VitalEvent } from './vital-event.entity.js';

export const vitalEventById = byKey(VitalEvent, 'id');

import { byKey } from '../../../shared/loading/by-key.js';
import { Venue } from './venue.entity.js';

export const venueById = byKey(Venue, 'id');

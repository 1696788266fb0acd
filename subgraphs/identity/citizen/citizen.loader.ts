import { byKey } from '../../../shared/loading/by-key.js';
import { Citizen } from './citizen.entity.js';

export const citizenById = byKey(Citizen, 'id');
export const citizenByNik = byKey(Citizen, 'nik');

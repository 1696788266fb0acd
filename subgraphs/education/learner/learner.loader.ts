import { byKey } from '../../../shared/loading/by-key.js';
import { Learner } from './learner.entity.js';

export const learnerByNisn = byKey(Learner, 'nisn');
export const learnerByCitizen = byKey(Learner, 'citizenId');

import { byKey } from '../../../shared/loading/by-key.js';
import { PoliceUnit } from './police-unit.entity.js';

export const policeUnitByCode = byKey(PoliceUnit, 'code');

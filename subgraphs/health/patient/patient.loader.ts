import { byKey } from '../../../shared/loading/by-key.js';
import { Patient } from './patient.entity.js';

export const patientByIhsNumber = byKey(Patient, 'ihsNumber');
export const patientByCitizen = byKey(Patient, 'citizenId');

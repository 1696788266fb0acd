import { byKey } from '../../../shared/loading/by-key.js';
import { RegisteredApp } from './registered-app.entity.js';

export const registeredAppById = byKey(RegisteredApp, 'clientId');

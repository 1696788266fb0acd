import { byKey } from '../../../shared/loading/by-key.js';
import { SigningKey } from './signing-key.entity.js';

export const signingKeyById = byKey(SigningKey, 'kid');

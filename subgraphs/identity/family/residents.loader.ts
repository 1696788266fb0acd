import { groupsOf } from '../../../shared/loading/by-key.js';
import { Citizen } from '../citizen/citizen.entity.js';

/** Everybody on a family card, the head first. */
export const residentsOfCard = groupsOf(Citizen, 'familyCardNumber', { familyPosition: 'ASC' });

import { byKey } from '../../../shared/loading/by-key.js';
import { pagesOf } from '../../../shared/loading/pages.js';
import { Citizen } from '../citizen/citizen.entity.js';
import { FamilyCard } from './family-card.entity.js';

export const familyCardByNumber = byKey(FamilyCard, 'number');
export const membersOfCard = pagesOf(Citizen, 'familyCardNumber', {
  by: ['familyPosition'],
  direction: 'ASC',
});

import { Any } from 'typeorm';
import { byKey } from '../../../shared/loading/by-key.js';
import type { LoaderDefinition } from '../../../shared/loading/loaders.js';
import { Household } from './household.entity.js';
import { WelfareRecord } from './welfare-record.entity.js';

export const householdByCard = byKey(Household, 'familyCardNumber');

/** The newest welfare record of each household. */
export const welfareOfCard: LoaderDefinition<string, WelfareRecord | null> = {
  batch: async (db, cards) => {
    const records = await db
      .createQueryBuilder(WelfareRecord, 'record')
      .distinctOn(['record.family_card_number'])
      .where({ familyCardNumber: Any(cards) })
      .orderBy('record.family_card_number')
      .addOrderBy('record.version', 'DESC')
      .getMany();
    const newest = new Map(records.map((record) => [record.familyCardNumber, record]));
    return cards.map((card) => newest.get(card) ?? null);
  },
};

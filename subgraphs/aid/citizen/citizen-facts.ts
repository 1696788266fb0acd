import { z } from 'zod';
import { LifeStatus } from '../family/life-status.stub.js';

/** A status this ministry has no word for is one it does not know. */
const lifeStatus = z.enum(LifeStatus).nullable().catch(null);

/**
 * What identity and asn say of a person and of the family card the person is on. What one of them could not say, or said
 * in a form unknown here, is null: it may leave a decision open and never makes one.
 */
export const citizenFacts = z.object({
  lifeStatus,
  familyCard: z
    .object({
      number: z.string(),
      headLifeStatus: lifeStatus,
      activeCivilServants: z.int().nonnegative().nullable().catch(null),
    })
    .nullable()
    .catch(null),
});

export type CitizenFacts = z.infer<typeof citizenFacts>;

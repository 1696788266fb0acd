import { z } from 'zod';
import type { Viewer } from '../../../shared/auth/viewer.js';
import { type GraphClient, question } from '../../../shared/graph/graph-client.js';

/** On which family card a person is; who else is on it is none of our business. */
export const familyOfViewer = question<{ readonly id: string }>()(
  `query FamilyOfViewer($id: UUID!) { citizenById(id: $id) { familyCard { number } } }`,
  z.object({
    citizenById: z.object({ familyCard: z.object({ number: z.string() }).nullable() }).nullable(),
  }),
);

/**
 * Whom of the viewer and the children the viewer acts for is on a family card. This ministry keeps no list of a family's
 * people; when identity does not tell, nobody is.
 */
export async function viewersOnCard(
  graph: GraphClient,
  { kind, citizenId, wards }: Viewer,
  familyCardNumber: string,
): Promise<readonly string[]> {
  if (kind !== 'citizen' || citizenId === null) return [];
  const people = [citizenId, ...wards];
  const answers = await Promise.all(people.map((id) => graph.ask(familyOfViewer, { id })));
  return people.filter((_, i) => answers[i]?.citizenById?.familyCard?.number === familyCardNumber);
}

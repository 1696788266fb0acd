import { type Connection, type PageArgs, toConnection } from '../../../shared/graphql/connection.js';
import type { Context } from '../../../shared/subgraph/context.js';
import { type AboutFamily, naming } from '../family/family-members.js';
import type { ProgramEnrolment } from './program-enrolment.entity.js';
import { enrolmentsOfCard } from './program-enrolment.loader.js';

/** A page of what a family receives or received; whoever of it is named may see each. */
export async function enrolmentsOfFamily(
  { familyCardNumber, members = null }: AboutFamily,
  page: PageArgs,
  { loaders }: Pick<Context, 'loaders'>,
): Promise<Connection<ProgramEnrolment>> {
  const { rows, hasNextPage } = await loaders.of(enrolmentsOfCard).load({ parent: familyCardNumber, page });
  const named = rows.map(({ node, cursor }) => ({ node: naming(node, members), cursor }));
  return toConnection({ rows: named, hasNextPage }, page);
}

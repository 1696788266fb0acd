import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { About } from '../../../shared/auth/access.js';
import {
  type Connection,
  connectionType,
  PageArgs,
  toConnection,
} from '../../../shared/graphql/connection.js';
import type { Context } from '../../../shared/subgraph/context.js';
import { Bill } from '../bill/bill.entity.js';
import { billsOfPayer } from '../bill/bill.loader.js';
import { Citizen } from './citizen.stub.js';

const BillConnection = connectionType('Bill', () => Bill);

@Resolver(() => Citizen)
export class CitizenResolver {
  // Said of the field: a citizen as such is of one category in the whole graph, and of the person's facts these are finance.
  @About<Citizen>('SPECIFIC', ({ id }) => [id])
  @FieldResolver(() => BillConnection, {
    nullable: true,
    description: 'What the person owes or paid to the state (tagihan), the newest first.',
  })
  async bills(
    @Root() { id }: Citizen,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { loaders }: Context,
  ): Promise<Connection<Bill>> {
    return toConnection(await loaders.of(billsOfPayer).load({ parent: id, page }), page);
  }
}

import type { Context } from '../../../shared/subgraph/context.js';
import { citizensOf } from '../civil-servant/civil-servant.loader.js';
import type { DecideLeaveInput, RequestLeaveInput, WithdrawLeaveInput } from './leave-request.input.js';
import { leaveRequestById } from './leave-request.loader.js';

/** In whose name a command on leave is sent; null for nobody's. */
type Sender<Input> = (args: { readonly input: Input }, context: Context) => Promise<string | null>;

/** Leave is asked for by the person behind the number. */
export const personAsking: Sender<RequestLeaveInput> = ({ input }, context) =>
  personBehind(input.nip, context);

/** Whoever asked for it may take it back. */
export const personWithdrawing: Sender<WithdrawLeaveInput> = async ({ input }, context) => {
  const leave = await context.loaders.of(leaveRequestById).load(input.leaveRequestId);
  return leave && personBehind(leave.civilServantNip, context);
};

/** A person decides in no other's name, be it as an official of the ministry. */
export const personDeciding: Sender<DecideLeaveInput> = ({ input }, context) =>
  personBehind(input.approverNip, context);

async function personBehind(nip: string, context: Context): Promise<string | null> {
  return (await citizensOf([nip], context))[0] ?? null;
}

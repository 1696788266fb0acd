import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Authenticated, RequiresScopes } from '../../../shared/auth/access.js';
import { NotFound } from '../../../shared/errors/fault.js';
import { CountsMisses } from '../../../shared/guessing/counts-misses.js';
import type { Context } from '../../../shared/subgraph/context.js';
import { Bill } from '../bill/bill.entity.js';
import { billByCode } from '../bill/bill.loader.js';
import { BillNotFound } from '../bill/bill.result.js';
import { Payment } from './payment.entity.js';
import { PayBillInput } from './payment.input.js';
import { paymentByNtpn } from './payment.loader.js';
import { PayBillResult } from './payment.result.js';
import { Ntpn } from './payment.scalar.js';
import type { PaymentService } from './payment.service.js';

@Resolver(() => Payment)
export class PaymentResolver {
  constructor(private readonly payments: PaymentService) {}

  @Authenticated()
  @CountsMisses()
  @Query(() => Payment, { nullable: true, description: 'One payment, by its treasury receipt number.' })
  async payment(
    @Arg('ntpn', () => Ntpn, { description: 'Its treasury receipt number (NTPN).' }) ntpn: string,
    @Ctx() { loaders }: Context,
  ): Promise<Payment> {
    const payment = await loaders.of(paymentByNtpn).load(ntpn);
    if (!payment) throw new NotFound('ntpn');
    return payment;
  }

  @RequiresScopes(['payments:settle'])
  @CountsMisses({ missed: (answer) => answer instanceof BillNotFound })
  @Mutation(() => PayBillResult, {
    nullable: true,
    description:
      'Pays a bill whole and books the revenue; the NTPN in the answer is the proof (setoran PNBP).',
  })
  payBill(
    @Arg('input', () => PayBillInput, { description: 'The payment taken in.' }) input: PayBillInput,
    @Ctx() { viewer }: Context,
  ): Promise<typeof PayBillResult> {
    return this.payments.pay(viewer, input);
  }

  @FieldResolver(() => Bill, { description: 'The bill it paid (tagihan).' })
  bill(@Root() { billingCode }: Payment, @Ctx() { loaders }: Context): Promise<Bill | null> {
    return loaders.of(billByCode).load(billingCode);
  }
}

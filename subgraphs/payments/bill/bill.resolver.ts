import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Authenticated, OnBehalfOf } from '../../../shared/auth/access.js';
import { NotFound } from '../../../shared/errors/fault.js';
import { CountsMisses } from '../../../shared/guessing/counts-misses.js';
import type { Context } from '../../../shared/subgraph/context.js';
import { Citizen } from '../citizen/citizen.stub.js';
import { Payment } from '../payment/payment.entity.js';
import { paymentOfBill } from '../payment/payment.loader.js';
import { Bill, BillStatus } from './bill.entity.js';
import { CancelBillInput, CreateBillInput } from './bill.input.js';
import { statusAt } from './bill.lifecycle.js';
import { billByCode, linesOfBill } from './bill.loader.js';
import { BillNotFound, CancelBillResult, CreateBillResult } from './bill.result.js';
import { BillingCode } from './bill.scalar.js';
import type { BillService } from './bill.service.js';
import { BillLine } from './bill-line.entity.js';

/** Whoever is to pay a bill may have it taken back. */
async function payerOf(
  { input }: { readonly input: CancelBillInput },
  { loaders }: Context,
): Promise<string | null> {
  return (await loaders.of(billByCode).load(input.billingCode))?.payerId ?? null;
}

@Resolver(() => Bill)
export class BillResolver {
  constructor(private readonly bills: BillService) {}

  @Authenticated()
  @CountsMisses()
  @Query(() => Bill, { nullable: true, description: 'One bill, by its billing code.' })
  async bill(
    @Arg('billingCode', () => BillingCode, { description: 'Its billing code (kode billing).' })
    billingCode: string,
    @Ctx() { loaders }: Context,
  ): Promise<Bill> {
    const bill = await loaders.of(billByCode).load(billingCode);
    if (!bill) throw new NotFound('billingCode');
    return bill;
  }

  @OnBehalfOf<{ readonly input: CreateBillInput }>(({ input }) => input.payerId, 'payments:bill')
  @Mutation(() => CreateBillResult, {
    nullable: true,
    description: 'Makes a bill for one service (membuat tagihan).',
  })
  createBill(
    @Arg('input', () => CreateBillInput, { description: 'The bill to make.' }) input: CreateBillInput,
    @Ctx() { viewer }: Context,
  ): Promise<typeof CreateBillResult> {
    return this.bills.create(viewer, input);
  }

  @OnBehalfOf(payerOf, 'payments:bill')
  @CountsMisses({ missed: (answer) => answer instanceof BillNotFound })
  @Mutation(() => CancelBillResult, {
    nullable: true,
    description: 'Takes back a bill nobody has paid (membatalkan tagihan).',
  })
  cancelBill(
    @Arg('input', () => CancelBillInput, { description: 'The bill to take back.' }) input: CancelBillInput,
    @Ctx() { viewer }: Context,
  ): Promise<typeof CancelBillResult> {
    return this.bills.cancel(viewer, input);
  }

  @FieldResolver(() => BillStatus, { description: 'Where it stands now (status).' })
  status(@Root() bill: Bill, @Ctx() { clock }: Context): BillStatus {
    return statusAt(bill, clock.now());
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether it is paid: all that who serves the payer need know of it (lunas).',
  })
  paid(@Root() { storedStatus }: Bill): boolean {
    return storedStatus === BillStatus.PAID;
  }

  @FieldResolver(() => Citizen, { nullable: true, description: 'Who is to pay (wajib bayar).' })
  payer(@Root() { payerId }: Bill): Citizen {
    return new Citizen(payerId);
  }

  @FieldResolver(() => [BillLine], {
    description: 'What it is for: a short list, fixed when the bill is made (rincian setoran).',
  })
  lines(@Root() { billingCode }: Bill, @Ctx() { loaders }: Context): Promise<readonly BillLine[]> {
    return loaders.of(linesOfBill).load(billingCode);
  }

  @FieldResolver(() => Payment, { nullable: true, description: 'The payment, once it is paid (setoran).' })
  payment(@Root() { billingCode }: Bill, @Ctx() { loaders }: Context): Promise<Payment | null> {
    return loaders.of(paymentOfBill).load(billingCode);
  }
}

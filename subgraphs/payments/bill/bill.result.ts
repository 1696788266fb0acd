import { createUnionType, ObjectType } from 'type-graphql';
import {
  CitizenDeceased,
  CitizenUnknown,
  FactsUnavailable,
  Failure,
  IdempotencyConflict,
} from '../../../shared/errors/failure.js';
import { Bill, BillStatus } from './bill.entity.js';

@ObjectType({ implements: Failure, description: 'No tariff of this code is in force today.' })
export class TariffNotInForce extends Failure {
  constructor() {
    super(
      'TARIFF_NOT_IN_FORCE',
      'No tariff of this code is in force today. Choose one of `tariffs`.',
      'input.tariffCode',
    );
  }
}

@ObjectType({ implements: Failure, description: 'There is no bill with this billing code.' })
export class BillNotFound extends Failure {
  constructor() {
    super('BILL_NOT_FOUND', 'No bill has this billing code. Check its 15 digits.', 'input.billingCode');
  }
}

@ObjectType({ implements: Failure, description: 'The bill was not paid in time.' })
export class BillExpired extends Failure {
  constructor() {
    super('BILL_EXPIRED', 'This bill has expired. Have a new one made.', 'input.billingCode');
  }
}

@ObjectType({ implements: Failure, description: 'The bill is paid.' })
export class BillAlreadyPaid extends Failure {
  constructor() {
    super('BILL_ALREADY_PAID', 'This bill is paid; nothing is owed on it.', 'input.billingCode');
  }
}

@ObjectType({ implements: Failure, description: 'The bill was taken back.' })
export class BillCancelled extends Failure {
  constructor() {
    super('BILL_CANCELLED', 'This bill was cancelled. Have a new one made.', 'input.billingCode');
  }
}

/** Why a bill that is no longer open can be neither paid nor cancelled. */
export const closedBill = {
  [BillStatus.PAID]: BillAlreadyPaid,
  [BillStatus.EXPIRED]: BillExpired,
  [BillStatus.CANCELLED]: BillCancelled,
} as const;

export const CreateBillResult = createUnionType({
  name: 'CreateBillResult',
  description: 'The bill, or why none was made.',
  types: () =>
    [Bill, TariffNotInForce, CitizenUnknown, CitizenDeceased, FactsUnavailable, IdempotencyConflict] as const,
});

export const CancelBillResult = createUnionType({
  name: 'CancelBillResult',
  description: 'The cancelled bill, or why it stands.',
  types: () =>
    [Bill, BillNotFound, BillAlreadyPaid, BillExpired, BillCancelled, IdempotencyConflict] as const,
});

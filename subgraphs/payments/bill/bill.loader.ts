import { byKey, groupsOf } from '../../../shared/loading/by-key.js';
import { pagesOf } from '../../../shared/loading/pages.js';
import { Bill } from './bill.entity.js';
import { BillLine } from './bill-line.entity.js';

export const billByCode = byKey(Bill, 'billingCode');
export const linesOfBill = groupsOf(BillLine, 'billingCode', { position: 'ASC' });
export const billsOfPayer = pagesOf(Bill, 'payerId', { by: ['createdAt', 'billingCode'], direction: 'DESC' });

import { byKey } from '../../../shared/loading/by-key.js';
import { Payment } from './payment.entity.js';

export const paymentByNtpn = byKey(Payment, 'ntpn');
export const paymentOfBill = byKey(Payment, 'billingCode');

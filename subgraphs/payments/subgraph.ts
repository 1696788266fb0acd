import { lifeStatusOfCitizen } from '../../shared/graph/life-status.js';
import { defineSubgraph } from '../../shared/subgraph/define-subgraph.js';
import { Bill } from './bill/bill.entity.js';
import { billByCode } from './bill/bill.loader.js';
import { BillResolver } from './bill/bill.resolver.js';
import { BillService } from './bill/bill.service.js';
import { BillLine } from './bill/bill-line.entity.js';
import { BillValidity } from './bill/bill-validity.entity.js';
import { CitizenResolver } from './citizen/citizen.resolver.js';
import { Citizen } from './citizen/citizen.stub.js';
import { JournalEntry, Posting } from './ledger/journal-entry.entity.js';
import { TrialBalanceResolver } from './ledger/trial-balance.resolver.js';
import { CreateBilling } from './migrations/create-billing.migration.js';
import { CreateLedger } from './migrations/create-ledger.migration.js';
import { LoadAccessGrants } from './migrations/load-access-grants.migration.js';
import { LoadTariffs } from './migrations/load-tariffs.migration.js';
import { Payment } from './payment/payment.entity.js';
import { paymentByNtpn } from './payment/payment.loader.js';
import { PaymentResolver } from './payment/payment.resolver.js';
import { PaymentService } from './payment/payment.service.js';
import { seed } from './seed.js';
import { Tariff } from './tariff/tariff.entity.js';
import { TariffResolver } from './tariff/tariff.resolver.js';

export default defineSubgraph({
  name: 'payments',
  body: 'Kementerian Keuangan dan Kementerian Koordinator Bidang Perekonomian',
  agencies: ['015', '035'],
  port: 4102,
  entities: [Tariff, Bill, BillLine, BillValidity, Payment, JournalEntry, Posting],
  migrations: [CreateBilling, CreateLedger, LoadTariffs, LoadAccessGrants],
  references: {
    Bill: ({ billingCode }, { loaders }) => loaders.of(billByCode).load(String(billingCode)),
    Citizen: ({ id }) => new Citizen(String(id)),
    Payment: ({ ntpn }, { loaders }) => loaders.of(paymentByNtpn).load(String(ntpn)),
  },
  questions: [lifeStatusOfCitizen],
  wire: ({ commands, clock, graph }) => [
    new TariffResolver(),
    new BillResolver(new BillService(commands, graph, clock)),
    new PaymentResolver(new PaymentService(commands, clock)),
    new TrialBalanceResolver(),
    new CitizenResolver(),
  ],
  seed,
});

import { registerEnumType } from 'type-graphql';

export enum LicenceClass {
  A = 'A',
  A_UMUM = 'A_UMUM',
  BI = 'BI',
  BI_UMUM = 'BI_UMUM',
  BII = 'BII',
  BII_UMUM = 'BII_UMUM',
  C = 'C',
  CI = 'CI',
  CII = 'CII',
  D = 'D',
  DI = 'DI',
  INTERNATIONAL = 'INTERNATIONAL',
}
registerEnumType(LicenceClass, {
  name: 'LicenceClass',
  description: 'What a driving licence allows to drive (golongan SIM, Perpol 5/2021).',
  valuesConfig: {
    A: { description: 'Cars and goods vehicles to 3,500 kg, private.' },
    A_UMUM: { description: 'The same, in public service (umum).' },
    BI: { description: 'Buses and goods vehicles over 3,500 kg, private.' },
    BI_UMUM: { description: 'The same, in public service (umum).' },
    BII: { description: 'Heavy vehicles, tractors and trailers over 1,000 kg, private.' },
    BII_UMUM: { description: 'The same, in public service (umum).' },
    C: { description: 'Motorcycles to 250 cc.' },
    CI: { description: 'Motorcycles over 250 to 500 cc, or electric.' },
    CII: { description: 'Motorcycles over 500 cc, or electric.' },
    D: { description: 'Drivers with a disability, like C.' },
    DI: { description: 'Drivers with a disability, like A.' },
    INTERNATIONAL: { description: 'Driving abroad (SIM Internasional).' },
  },
});

import { registerEnumType } from 'type-graphql';

export enum AidProgram {
  PKH = 'PKH',
  SEMBAKO = 'SEMBAKO',
  PBI_JK = 'PBI_JK',
}
registerEnumType(AidProgram, {
  name: 'AidProgram',
  description: 'A programme of social aid (program bantuan sosial).',
  valuesConfig: {
    PKH: { description: 'Conditional cash for families (Program Keluarga Harapan).' },
    SEMBAKO: { description: 'Monthly food aid for families (Sembako, BPNT).' },
    PBI_JK: { description: 'Health insurance contributions the state pays (PBI Jaminan Kesehatan).' },
  },
});

export enum AidComponent {
  PREGNANCY = 'PREGNANCY',
  EARLY_CHILDHOOD = 'EARLY_CHILDHOOD',
  PRIMARY_SCHOOL = 'PRIMARY_SCHOOL',
  JUNIOR_SCHOOL = 'JUNIOR_SCHOOL',
  SENIOR_SCHOOL = 'SENIOR_SCHOOL',
  ELDERLY = 'ELDERLY',
  SEVERE_DISABILITY = 'SEVERE_DISABILITY',
  FAMILY = 'FAMILY',
  INSURED_PERSON = 'INSURED_PERSON',
}
registerEnumType(AidComponent, {
  name: 'AidComponent',
  description: 'For whom a family is aided (komponen bantuan).',
  valuesConfig: {
    PREGNANCY: { description: 'A mother expecting or after birth (ibu hamil, nifas).' },
    EARLY_CHILDHOOD: { description: 'A child up to six (anak usia dini).' },
    PRIMARY_SCHOOL: { description: 'A child in primary school (SD sederajat).' },
    JUNIOR_SCHOOL: { description: 'A child in junior secondary school (SMP sederajat).' },
    SENIOR_SCHOOL: { description: 'A child in senior secondary school (SMA sederajat).' },
    ELDERLY: { description: 'An old person (lanjut usia).' },
    SEVERE_DISABILITY: { description: 'A person with a severe disability (disabilitas berat).' },
    FAMILY: { description: 'The family as a whole (keluarga).' },
    INSURED_PERSON: { description: 'A person whose health insurance is paid (peserta PBI).' },
  },
});

import { registerEnumType } from 'type-graphql';

export enum JknSegment {
  PBI_JK = 'PBI_JK',
  PBPU_PEMDA = 'PBPU_PEMDA',
  PPU_STATE = 'PPU_STATE',
  PPU_PRIVATE = 'PPU_PRIVATE',
  PBPU = 'PBPU',
  BP = 'BP',
}
registerEnumType(JknSegment, {
  name: 'JknSegment',
  description: 'On what ground a person is insured, and so who pays (segmen kepesertaan JKN).',
  valuesConfig: {
    PBI_JK: { description: 'Poor; the state pays (penerima bantuan iuran).' },
    PBPU_PEMDA: { description: 'Registered and paid for by the local government (PBPU pemda).' },
    PPU_STATE: {
      description: 'Paid by the state as employer, with the family (pekerja penerima upah negara).',
    },
    PPU_PRIVATE: {
      description: 'Paid by a private employer, with the family (pekerja penerima upah swasta).',
    },
    PBPU: { description: 'Self-employed; pays for itself (pekerja bukan penerima upah).' },
    BP: { description: 'Does not work, as a pensioner (bukan pekerja).' },
  },
});

export enum JknClass {
  CLASS_I = 'CLASS_I',
  CLASS_II = 'CLASS_II',
  CLASS_III = 'CLASS_III',
}
registerEnumType(JknClass, {
  name: 'JknClass',
  description: 'The class of ward a member is entitled to (kelas rawat).',
  valuesConfig: {
    CLASS_I: { description: 'Kelas I.' },
    CLASS_II: { description: 'Kelas II.' },
    CLASS_III: { description: 'Kelas III.' },
  },
});

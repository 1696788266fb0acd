import { registerEnumType } from 'type-graphql';

export enum Vaccine {
  HB0 = 'HB0',
  BCG = 'BCG',
  OPV = 'OPV',
  DPT_HB_HIB = 'DPT_HB_HIB',
  PCV = 'PCV',
  RV = 'RV',
  IPV = 'IPV',
  MR = 'MR',
  JE = 'JE',
  DT = 'DT',
  TD = 'TD',
  HPV = 'HPV',
}
registerEnumType(Vaccine, {
  name: 'Vaccine',
  description: 'A vaccine of the national programme (vaksin program).',
  valuesConfig: {
    HB0: { description: 'Hepatitis B at birth (HB-0).' },
    BCG: { description: 'Tuberculosis (BCG).' },
    OPV: { description: 'Polio, by mouth (polio tetes).' },
    DPT_HB_HIB: {
      description: 'Diphtheria, pertussis, tetanus, hepatitis B, Haemophilus influenzae b (pentavalen).',
    },
    PCV: { description: 'Pneumococcus (pneumokokus konjugasi).' },
    RV: { description: 'Rotavirus (rotavirus).' },
    IPV: { description: 'Polio, injected (polio suntik).' },
    MR: { description: 'Measles and rubella (campak rubela).' },
    JE: { description: 'Japanese encephalitis, in endemic areas (ensefalitis Jepang).' },
    DT: { description: 'Diphtheria and tetanus, at school (difteri tetanus).' },
    TD: { description: 'Tetanus and diphtheria, reduced, at school (tetanus difteri).' },
    HPV: { description: 'Human papillomavirus, for girls at school (kanker leher rahim).' },
  },
});

export enum ImmunizationStage {
  BASIC = 'BASIC',
  BOOSTER = 'BOOSTER',
  ENDEMIC = 'ENDEMIC',
  SCHOOL = 'SCHOOL',
}
registerEnumType(ImmunizationStage, {
  name: 'ImmunizationStage',
  description: 'The part of the programme a dose belongs to (tahap imunisasi).',
  valuesConfig: {
    BASIC: { description: 'To the age of nine months (imunisasi dasar lengkap).' },
    BOOSTER: { description: 'In the second year (imunisasi lanjutan baduta).' },
    ENDEMIC: { description: 'In endemic areas alone (daerah endemis).' },
    SCHOOL: { description: 'Given by school grade (bulan imunisasi anak sekolah, BIAS).' },
  },
});

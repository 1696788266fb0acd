import { registerEnumType } from 'type-graphql';

export enum SchoolLevel {
  PRIMARY = 'PRIMARY',
  JUNIOR_SECONDARY = 'JUNIOR_SECONDARY',
  SENIOR_SECONDARY = 'SENIOR_SECONDARY',
  VOCATIONAL = 'VOCATIONAL',
}
registerEnumType(SchoolLevel, {
  name: 'SchoolLevel',
  description: 'What a school teaches up to (jenjang pendidikan, UU 20/2003).',
  valuesConfig: {
    PRIMARY: { description: 'Primary school (sekolah dasar, SD).' },
    JUNIOR_SECONDARY: { description: 'Junior secondary school (sekolah menengah pertama, SMP).' },
    SENIOR_SECONDARY: { description: 'General senior secondary school (sekolah menengah atas, SMA).' },
    VOCATIONAL: { description: 'Vocational senior secondary school (sekolah menengah kejuruan, SMK).' },
  },
});

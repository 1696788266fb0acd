import { registerEnumType } from 'type-graphql';

export enum GradeKind {
  NEW = 'NEW',
  MIDDLE = 'MIDDLE',
  FINAL = 'FINAL',
}
registerEnumType(GradeKind, {
  name: 'GradeKind',
  description: 'Where a grade stands in its level (kelas baru, berjalan atau akhir).',
  valuesConfig: {
    NEW: { description: 'The first grade of a level (kelas baru).' },
    MIDDLE: { description: 'A grade between the first and the last (kelas berjalan).' },
    FINAL: { description: 'The last grade of a level, after which one graduates (kelas akhir).' },
  },
});

import { registerEnumType } from 'type-graphql';

export enum SpbePredicate {
  OUTSTANDING = 'OUTSTANDING',
  VERY_GOOD = 'VERY_GOOD',
  GOOD = 'GOOD',
  FAIR = 'FAIR',
  POOR = 'POOR',
}
registerEnumType(SpbePredicate, {
  name: 'SpbePredicate',
  description: 'What a score of the SPBE index is called (predikat SPBE).',
  valuesConfig: {
    OUTSTANDING: { description: 'Memuaskan.' },
    VERY_GOOD: { description: 'Sangat Baik.' },
    GOOD: { description: 'Baik.' },
    FAIR: { description: 'Cukup.' },
    POOR: { description: 'Kurang.' },
  },
});

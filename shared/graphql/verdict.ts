import { registerEnumType } from 'type-graphql';

/** What a rule says of a person; a fact that is missing never makes it say yes. */
export enum Verdict {
  ELIGIBLE = 'ELIGIBLE',
  INELIGIBLE = 'INELIGIBLE',
  UNDETERMINED = 'UNDETERMINED',
}
registerEnumType(Verdict, {
  name: 'Verdict',
  description: 'What a rule says of a person (hasil penilaian).',
  valuesConfig: {
    ELIGIBLE: { description: 'All that the rule asks is so (memenuhi syarat).' },
    INELIGIBLE: { description: 'Something the rule asks is not so (tidak memenuhi syarat).' },
    UNDETERMINED: { description: 'A fact is missing, so nothing is decided (belum dapat ditentukan).' },
  },
});

import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Public } from '../../../shared/auth/access.js';

export enum PublicationGate {
  STANDARD = 'STANDARD',
  METADATA = 'METADATA',
  INTEROPERABILITY = 'INTEROPERABILITY',
  REFERENCE_CODES = 'REFERENCE_CODES',
}
registerEnumType(PublicationGate, {
  name: 'PublicationGate',
  description: 'What data must have before they are published (prinsip Satu Data, Perpres 39/2019).',
  valuesConfig: {
    STANDARD: { description: 'They follow a standard in force (standar data).' },
    METADATA: { description: 'They are fully described (metadata).' },
    INTEROPERABILITY: { description: 'Machines read them in an open format (interoperabilitas).' },
    REFERENCE_CODES: { description: 'Their codes come from shared lists (kode referensi).' },
  },
});

@ObjectType({ description: 'Whether a dataset passes one gate to publication (hasil pemeriksaan).' })
@Public('What a dataset lacks is open, like the rest of its description.')
export class PublicationGateCheck {
  @Field(() => PublicationGate, { description: 'Which gate (prinsip).' })
  readonly gate: PublicationGate;

  @Field(() => Boolean, { description: 'Whether it passes (lolos).' })
  readonly passed: boolean;

  @Field(() => [String], {
    description:
      'The fields of the dataset that are missing or do not fit; none when it passes (kekurangan).',
  })
  readonly shortcomings: readonly string[];

  constructor(gate: PublicationGate, shortcomings: readonly string[]) {
    this.gate = gate;
    this.passed = shortcomings.length === 0;
    this.shortcomings = shortcomings;
  }
}

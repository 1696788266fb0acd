import { Field, Float, ObjectType } from 'type-graphql';
import { Public } from '../../../shared/auth/access.js';
import type { ScoredPair } from './overlap.rule.js';

@ObjectType({
  description: 'Two applications of one agency that are about the same (tumpang tindih aplikasi).',
})
@Public('Which applications are about the same follows from the open inventory.')
export class ApplicationOverlap implements ScoredPair {
  readonly firstId: string;
  readonly secondId: string;

  @Field(() => Float, {
    description:
      'How much they have in common, over 0 to 1: what both serve and read, of all that either serves or reads (indeks Jaccard).',
  })
  readonly score: number;

  @Field(() => Boolean, {
    description: 'Whether the score reaches the threshold in force: the audit looks at the pair (ditandai).',
  })
  readonly flagged: boolean;

  constructor({ firstId, secondId, score }: ScoredPair, threshold: number) {
    this.firstId = firstId;
    this.secondId = secondId;
    this.score = score;
    this.flagged = score >= threshold;
  }
}

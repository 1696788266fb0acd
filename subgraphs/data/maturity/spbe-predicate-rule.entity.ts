import { Column, Entity, PrimaryColumn } from 'typeorm';
import { EffectivePeriod } from '../../../shared/policy/effective-period.js';
import type { SpbePredicate } from './spbe-predicate.js';

/** Policy: from which score on the SPBE index has a predicate; until the next one begins. */
@Entity()
export class SpbePredicateRule extends EffectivePeriod {
  @PrimaryColumn('integer')
  id: number;

  @Column('text')
  predicate: SpbePredicate;

  @Column('double precision')
  minimumScore: number;
}

import { Field, Int, ObjectType } from 'type-graphql';
import { Authenticated } from '../../../shared/auth/access.js';
import type { Rupiah } from '../../../shared/database/columns.js';
import { RupiahScalar } from '../../../shared/graphql/scalars.js';
import { stagesOf } from './benefit.rule.js';

@ObjectType({ description: 'One payment of a year (tahap penyaluran).' })
@Authenticated()
export class BenefitStage {
  @Field(() => Int, { description: 'Counts the payments of the year, from 1 (tahap).' })
  readonly number: number;

  @Field(() => RupiahScalar, { description: 'What is paid (jumlah).' })
  readonly amount: Rupiah;

  constructor(number: number, amount: Rupiah) {
    this.number = number;
    this.amount = amount;
  }
}

@ObjectType({
  description: 'What is paid for a family in a whole year under the rules of today (perkiraan bantuan).',
})
@Authenticated()
export class ExpectedBenefit {
  @Field(() => RupiahScalar, { description: 'In the year (jumlah setahun).' })
  readonly yearly: Rupiah;

  @Field(() => [BenefitStage], { description: 'One for each payment; they sum to the year (tahap).' })
  readonly stages: readonly BenefitStage[];

  constructor(yearly: Rupiah, stagesPerYear: number) {
    this.yearly = yearly;
    this.stages = stagesOf(yearly, stagesPerYear).map((amount, place) => new BenefitStage(place + 1, amount));
  }
}

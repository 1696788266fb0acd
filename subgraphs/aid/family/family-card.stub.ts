import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { FamilyCardNumber } from '../../../shared/graphql/scalars.js';
import { LifeStatus } from './life-status.stub.js';

@ObjectType()
@Directive('@key(fields: "number")')
export class FamilyCard {
  @Field(() => FamilyCardNumber)
  readonly number: string;

  @Field(() => LifeStatus)
  @Directive('@external')
  readonly headLifeStatus?: LifeStatus | null;

  @Field(() => Int, { nullable: true })
  @Directive('@external')
  readonly activeCivilServants?: number | null;

  constructor(number: string) {
    this.number = number;
  }
}

import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { About } from '../../../shared/auth/access.js';
import { FamilyCardNumber, Uuid } from '../../../shared/graphql/scalars.js';
import { membersOf } from './family-members.js';
import { LifeStatus } from './life-status.stub.js';

@ObjectType()
@Directive('@key(fields: "number")')
@About<FamilyCard>('GENERAL', ({ number: familyCardNumber, residentIds: members }, context) =>
  membersOf({ familyCardNumber, members }, context),
)
export class FamilyCard {
  @Field(() => FamilyCardNumber)
  readonly number: string;

  @Field(() => LifeStatus)
  @Directive('@external')
  readonly headLifeStatus?: LifeStatus | null;

  @Field(() => Int, { nullable: true })
  @Directive('@external')
  readonly activeCivilServants?: number | null;

  /** Who is on the card, while one request lasts; null when this request has not learned it. */
  @Field(() => [Uuid])
  @Directive('@external')
  readonly residentIds: readonly string[] | null;

  constructor(number: string, residentIds: readonly string[] | null) {
    this.number = number;
    this.residentIds = residentIds;
  }
}

import { Directive, Field, ObjectType } from 'type-graphql';
import { About } from '../../../shared/auth/access.js';
import { FamilyCardNumber, Uuid } from '../../../shared/graphql/scalars.js';

@ObjectType()
@Directive('@key(fields: "number")')
@About<FamilyCard>('GENERAL', ({ residentIds }) => residentIds ?? [])
export class FamilyCard {
  @Field(() => FamilyCardNumber)
  readonly number: string;

  /** Identity's; null when it could not be learned. Here only while one request lasts. */
  @Field(() => [Uuid])
  @Directive('@external')
  readonly residentIds: readonly string[] | null;

  constructor(number: string, residentIds: readonly string[] | null) {
    this.number = number;
    this.residentIds = residentIds;
  }
}

import { Directive, Field, ObjectType } from 'type-graphql';
import { About } from '../../../shared/auth/access.js';
import { Uuid } from '../../../shared/graphql/scalars.js';
import { FamilyCard } from './family-card.stub.js';

@ObjectType()
@Directive('@key(fields: "id")')
@About<Citizen>('GENERAL', ({ id }) => [id])
export class Citizen {
  @Field(() => Uuid)
  readonly id: string;

  /** Identity's; null where it was not asked for. */
  @Field(() => FamilyCard)
  @Directive('@external')
  readonly familyCard: FamilyCard | null;

  constructor(id: string, familyCard: FamilyCard | null = null) {
    this.id = id;
    this.familyCard = familyCard;
  }
}

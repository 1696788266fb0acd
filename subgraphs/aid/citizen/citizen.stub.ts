import { Directive, Field, ObjectType } from 'type-graphql';
import { About } from '../../../shared/auth/access.js';
import { Uuid } from '../../../shared/graphql/scalars.js';
import { FamilyCard } from '../family/family-card.stub.js';
import { LifeStatus } from '../family/life-status.stub.js';
import { type CitizenFacts, citizenFacts } from './citizen-facts.js';

/** A person, with what other ministries say of the person while one request lasts. */
@ObjectType()
@Directive('@key(fields: "id")')
@About<Citizen>('GENERAL', ({ id }) => [id])
export class Citizen implements CitizenFacts {
  @Field(() => Uuid)
  readonly id: string;

  @Field(() => LifeStatus)
  @Directive('@external')
  readonly lifeStatus: CitizenFacts['lifeStatus'];

  @Field(() => FamilyCard)
  @Directive('@external')
  readonly familyCard: CitizenFacts['familyCard'];

  /** @param representation as the router sends it: the key, and the facts that the asked fields require. */
  constructor(representation: Readonly<Record<string, unknown>>) {
    const { lifeStatus, familyCard } = citizenFacts.parse(representation);
    this.id = String(representation.id);
    this.lifeStatus = lifeStatus;
    this.familyCard = familyCard;
  }
}

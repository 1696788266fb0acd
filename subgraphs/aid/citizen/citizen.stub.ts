import { Directive, Field, ObjectType } from 'type-graphql';
import { Uuid } from '../../../shared/graphql/scalars.js';
import { FamilyCard } from '../family/family-card.stub.js';
import { LifeStatus } from '../family/life-status.js';
import { type CitizenFacts, citizenFacts } from './citizen-facts.js';

/**
 * A person, with what other ministries say of the person while one request lasts. The descriptions are those of identity,
 * word for word, so that the national graph tells them once.
 */
@ObjectType({
  description:
    'A person in the population register (penduduk). Every ministry knows a citizen by the opaque id, never by the NIK.',
})
@Directive('@key(fields: "id")')
export class Citizen implements CitizenFacts {
  @Field(() => Uuid, { description: 'The opaque id that all ministries share.' })
  readonly id: string;

  @Field(() => LifeStatus, { description: 'Whether the person lives.' })
  @Directive('@external')
  readonly lifeStatus: CitizenFacts['lifeStatus'];

  @Field(() => FamilyCard, { description: 'The one family card the person is on (kartu keluarga).' })
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

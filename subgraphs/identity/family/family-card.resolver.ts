import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Authenticated } from '../../../shared/auth/access.js';
import { NotFound } from '../../../shared/errors/fault.js';
import {
  type Connection,
  connectionType,
  PageArgs,
  toConnection,
} from '../../../shared/graphql/connection.js';
import { FamilyCardNumber, Uuid } from '../../../shared/graphql/scalars.js';
import { CountsMisses } from '../../../shared/guessing/counts-misses.js';
import type { Context } from '../../../shared/subgraph/context.js';
import { Area } from '../area/area.entity.js';
import { areaByCode } from '../area/area.loader.js';
import { Citizen, FamilyRole, LifeStatus } from '../citizen/citizen.entity.js';
import { FamilyCard, FamilyMember } from './family-card.entity.js';
import { familyCardByNumber, membersOfCard } from './family-card.loader.js';
import { residentsOfCard } from './residents.loader.js';

const FamilyMemberConnection = connectionType('FamilyMember', () => FamilyMember);

@Resolver(() => FamilyCard)
export class FamilyCardResolver {
  @Authenticated()
  @CountsMisses()
  @Query(() => FamilyCard, { nullable: true, description: 'One family card, by its number.' })
  async familyCard(
    @Arg('number', () => FamilyCardNumber, { description: 'Its number (nomor KK).' }) number: string,
    @Ctx() { loaders }: Context,
  ): Promise<FamilyCard> {
    // Whom a card is about is asked of every number, or one that is somebody's would be told by its time.
    const [card] = await Promise.all([
      loaders.of(familyCardByNumber).load(number),
      loaders.of(residentsOfCard).load(number),
    ]);
    if (!card) throw new NotFound('number');
    return card;
  }

  @FieldResolver(() => Area, { nullable: true, description: 'The village of the address (desa, kelurahan).' })
  village(@Root() { villageCode }: FamilyCard, @Ctx() { loaders }: Context): Promise<Area | null> {
    return loaders.of(areaByCode).load(villageCode);
  }

  @FieldResolver(() => FamilyMemberConnection, { description: 'The people on the card, the head first.' })
  async members(
    @Root() { number }: FamilyCard,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { loaders }: Context,
  ): Promise<Connection<FamilyMember>> {
    const { rows, hasNextPage } = await loaders.of(membersOfCard).load({ parent: number, page });
    const members = rows.map(({ node, cursor }) => ({ node: new FamilyMember(node), cursor }));
    return toConnection({ rows: members, hasNextPage }, page);
  }

  @FieldResolver(() => Citizen, { nullable: true, description: 'The head of the family (kepala keluarga).' })
  async head(@Root() card: FamilyCard, @Ctx() context: Context): Promise<Citizen | null> {
    const residents = await residentsOf(card, context);
    return residents.find(({ familyRole }) => familyRole === FamilyRole.HEAD) ?? null;
  }

  @FieldResolver(() => LifeStatus, {
    description: 'Whether the head lives: the fact that other ministries’ decisions on the family need.',
  })
  async headLifeStatus(@Root() card: FamilyCard, @Ctx() context: Context): Promise<LifeStatus> {
    return (await this.head(card, context))?.lifeStatus ?? LifeStatus.UNKNOWN;
  }

  @FieldResolver(() => [Uuid], {
    description:
      'The ids of everyone on the card, for ministries that derive a fact of the family from facts of its people.',
  })
  async residentIds(@Root() card: FamilyCard, @Ctx() context: Context): Promise<readonly string[]> {
    return (await residentsOf(card, context)).map(({ id }) => id);
  }
}

const residentsOf = ({ number }: FamilyCard, { loaders }: Context) =>
  loaders.of(residentsOfCard).load(number);

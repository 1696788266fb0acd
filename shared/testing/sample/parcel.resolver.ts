import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Public } from '../../auth/access.js';
import { NotFound } from '../../errors/fault.js';
import { type Connection, PageArgs, toConnection } from '../../graphql/connection.js';
import { Uuid } from '../../graphql/scalars.js';
import { pageOf } from '../../loading/pages.js';
import type { Context } from '../../subgraph/context.js';
import { Parcel, ParcelConnection } from './parcel.entity.js';
import { newestParcelsFirst, parcelById, parcelsOfSender } from './parcel.loader.js';
import { Sender } from './sender.stub.js';

@Resolver(() => Parcel)
export class ParcelResolver {
  @Public('A field of the test kit.')
  @Query(() => Parcel, { nullable: true, description: 'One parcel, by its id.' })
  async parcel(
    @Arg('id', () => Uuid, { description: 'Its id (nomor resi).' }) id: string,
    @Ctx() { loaders }: Context,
  ): Promise<Parcel> {
    const parcel = await loaders.of(parcelById).load(id);
    if (!parcel) throw new NotFound('id');
    return parcel;
  }

  @Public('A field of the test kit.')
  @Query(() => ParcelConnection, { description: 'All parcels, the newest first.' })
  async parcels(@Args(() => PageArgs) page: PageArgs, @Ctx() { db }: Context): Promise<Connection<Parcel>> {
    return toConnection(await pageOf(db, Parcel, page, newestParcelsFirst), page);
  }

  @Public('A field of the test kit.')
  @Query(() => String, { nullable: true, description: 'Answers after the given milliseconds.' })
  async slow(@Arg('ms', () => String, { description: 'How long, as digits.' }) ms: string): Promise<string> {
    await new Promise((done) => setTimeout(done, Number(ms)));
    return 'done';
  }

  @FieldResolver(() => Sender, { description: 'Who sends it (pengirim).' })
  sender(@Root() { senderId }: Parcel): Sender {
    return new Sender(senderId);
  }

  @Public('A field of the test kit.')
  @Mutation(() => String, { description: 'Fails in a way nobody foresaw, with the words given.' })
  breakDown(@Arg('words', () => String, { description: 'What the error says.' }) words: string): string {
    throw new Error(words);
  }
}

@Resolver(() => Sender)
export class SenderResolver {
  @FieldResolver(() => ParcelConnection, { description: 'What they sent, the newest first.' })
  async parcels(
    @Root() { id }: Sender,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { loaders }: Context,
  ): Promise<Connection<Parcel>> {
    return toConnection(await loaders.of(parcelsOfSender).load({ parent: id, page }), page);
  }
}

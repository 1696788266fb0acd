import {
  Arg,
  Args,
  Directive,
  Field,
  FieldResolver,
  Int,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { About, Authenticated, RequiresScopes } from '../../auth/access.js';
import { ComparesWith } from '../../auth/compares.js';
import { type Connection, connectionType, PageArgs, toConnection } from '../../graphql/connection.js';
import { Uuid } from '../../graphql/scalars.js';
import { defineSubgraph } from '../../subgraph/define-subgraph.js';

@ObjectType({ description: 'A fine (denda).' })
@About<Fine>('GENERAL', ({ ownerId }) => [ownerId])
export class Fine {
  @Field(() => Int, { nullable: true, description: 'How much (jumlah).' })
  readonly amount: number;

  @RequiresScopes(['fines:paid'])
  @Field(() => Boolean, { nullable: true, description: 'Whether it is paid (lunas).' })
  readonly paid: boolean;

  readonly ownerId: string;

  constructor(ownerId: string, amount: number, paid: boolean) {
    this.ownerId = ownerId;
    this.amount = amount;
    this.paid = paid;
  }
}

@ObjectType({ description: 'Somebody who drives (pengemudi).' })
@Directive('@key(fields: "id")')
@About<Driver>('GENERAL', ({ id }) => [id])
export class Driver {
  @Field(() => Uuid, { description: 'An opaque id.' })
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }
}

export const FineConnection = connectionType('Fine', () => Fine);

/** Lists fines, everybody's and one's own, narrowed by what not everybody may read of them. */
@Resolver(() => Driver)
export class FineResolver {
  constructor(private readonly all: readonly Fine[]) {}

  @ComparesWith({ over: ['amount'] })
  @RequiresScopes(['fines:list'])
  @Query(() => FineConnection, { nullable: true, description: 'Fines.' })
  everyFine(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('over', () => Int, { nullable: true, description: 'Only those over it.' }) over?: number,
    @Arg('paid', () => Boolean, { nullable: true, description: 'Only such.' }) paid?: boolean,
  ): Connection<Fine> {
    const rows = this.#narrowed(this.all, over, paid).map((node) => ({ node, cursor: '' }));
    return toConnection({ rows, hasNextPage: false }, page);
  }

  @Authenticated()
  @Query(() => Driver, { nullable: true, description: 'Somebody who drives.' })
  driver(@Arg('id', () => Uuid, { description: 'Who.' }) id: string): Driver {
    return new Driver(id);
  }

  @ComparesWith({ over: ['amount'] })
  @FieldResolver(() => [Fine], { nullable: true, description: 'Fines of one driver.' })
  fines(
    @Root() { id }: Driver,
    @Arg('over', () => Int, { nullable: true, description: 'Only those over it.' }) over?: number,
    @Arg('paid', () => Boolean, { nullable: true, description: 'Only such.' }) paid?: boolean,
  ): readonly Fine[] {
    return this.#narrowed(
      this.all.filter(({ ownerId }) => ownerId === id),
      over,
      paid,
    );
  }

  #narrowed = (fines: readonly Fine[], over = 0, paid?: boolean) =>
    fines.filter((fine) => fine.amount > over && (paid === undefined || fine.paid === paid));
}

/** A ministry that is none, whose lists could be narrowed by what they do not show. */
export const finesOf = (resolver: object) =>
  defineSubgraph({
    name: 'fines',
    body: 'Tilang Contoh',
    agencies: ['000'],
    port: 4196,
    entities: [],
    migrations: [],
    references: {},
    wire: () => [resolver],
    seed: async () => {},
  });

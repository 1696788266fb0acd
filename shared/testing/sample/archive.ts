import {
  Arg,
  Args,
  Directive,
  Field,
  FieldResolver,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { About, OnBehalfOf, Public, RequiresScopes } from '../../auth/access.js';
import { NotFound } from '../../errors/fault.js';
import { type Connection, connectionType, PageArgs, toConnection } from '../../graphql/connection.js';
import { Uuid } from '../../graphql/scalars.js';
import { CountsMisses } from '../../guessing/counts-misses.js';
import { defineSubgraph } from '../../subgraph/define-subgraph.js';

@ObjectType({ description: 'A letter (surat).' })
@Directive('@key(fields: "id")')
@About<Letter>('GENERAL', ({ ownerId }) => [ownerId])
export class Letter {
  @Field(() => Uuid, { description: 'Its opaque id.' })
  readonly id: string;

  @Field(() => String, { nullable: true, description: 'What it says (isi).' })
  readonly text = 'Dear reader';

  readonly ownerId: string;
  readonly number: string;

  constructor(number: string, id: string, ownerId: string) {
    this.number = number;
    this.id = id;
    this.ownerId = ownerId;
  }
}

const LetterConnection = connectionType('Letter', () => Letter);

/** Reads letters, and counts how often the field was read that stands under two rules. */
@Resolver(() => Letter)
export class LetterResolver {
  sealsRead = 0;

  constructor(private readonly letters: readonly Letter[]) {}

  @Public('Each letter has its own rule.')
  @CountsMisses()
  @Query(() => Letter, { nullable: true, description: 'A letter, by its number.' })
  letter(@Arg('number', () => String, { description: 'Its number (nomor).' }) number: string): Letter {
    const found = this.letters.find((letter) => letter.number === number);
    if (!found) throw new NotFound('number');
    return found;
  }

  @Public('Whoever may know any letter may have the list.')
  @Query(() => LetterConnection, { nullable: true, description: 'All letters (daftar surat).' })
  allLetters(@Args(() => PageArgs) page: PageArgs): Connection<Letter> {
    const rows = this.letters.map((node) => ({ node, cursor: node.number }));
    return toConnection({ rows, hasNextPage: false }, page);
  }

  @RequiresScopes(['archive:enter', 'archive:climb'], ['archive:own'])
  @Query(() => String, { nullable: true, description: 'What stands on the top shelf (rak).' })
  topShelf(): string {
    return 'Dust';
  }

  @RequiresScopes(['archive:seal'])
  @FieldResolver(() => String, { nullable: true, description: 'How it is sealed (segel).' })
  seal(@Root() { number }: Letter): string {
    this.sealsRead += 1;
    return `Seal of ${number}`;
  }

  @OnBehalfOf<{ readonly citizenId: string }>(({ citizenId }) => citizenId, 'archive:send')
  @Mutation(() => String, { nullable: true, description: 'Sends a letter for a citizen.' })
  send(@Arg('citizenId', () => Uuid, { description: 'Who sends (pengirim).' }) citizenId: string): string {
    return `Sent for ${citizenId}`;
  }
}

/** A ministry that is none, whose fields stand under every kind of rule. */
export const archiveOf = (letters: LetterResolver, known: readonly Letter[]) =>
  defineSubgraph({
    name: 'archive',
    body: 'Arsip Contoh',
    agencies: ['000'],
    port: 4198,
    entities: [],
    migrations: [],
    references: { Letter: ({ id }) => known.find((letter) => letter.id === id) ?? null },
    wire: () => [letters],
    seed: async () => {},
  });

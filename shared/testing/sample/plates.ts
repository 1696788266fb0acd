import { Arg, Directive, Field, InputType, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { About, Authenticated, OnBehalfOf, RequiresScopes } from '../../auth/access.js';
import { NotFound } from '../../errors/fault.js';
import { CountsMisses } from '../../guessing/counts-misses.js';
import { defineSubgraph } from '../../subgraph/define-subgraph.js';

@ObjectType({ description: 'A number plate (pelat nomor).' })
@Directive('@key(fields: "number")')
@About<Plate>('GENERAL', ({ ownerId }) => [ownerId])
export class Plate {
  @Field(() => String, { description: 'What stands on it (nomor).' })
  readonly number: string;

  readonly ownerId: string;

  constructor(number: string, ownerId: string) {
    this.number = number;
    this.ownerId = ownerId;
  }
}

@ObjectType({ description: 'Whether a plate has a colour.' })
@Authenticated()
export class PlateVerification {
  @Field(() => Boolean, { description: 'Whether it has.' })
  readonly matches: boolean;

  constructor(matches: boolean) {
    this.matches = matches;
  }
}

@InputType({ description: 'A plate to replace.' })
export class ReplacePlateInput {
  @Field(() => String, { description: 'Its number (nomor).' })
  number: string;
}

/** Plates by number: found, verified by their colour, returned by their owner and replaced by an office. */
@Resolver()
export class PlateResolver {
  readonly replaced: string[] = [];

  constructor(private readonly plates: readonly Plate[]) {}

  @CountsMisses()
  @Authenticated()
  @Query(() => Plate, { nullable: true, description: 'A plate, by its number.' })
  plate(@Arg('number', () => String, { description: 'Its number.' }) number: string): Plate {
    const found = this.plates.find((one) => one.number === number);
    if (!found) throw new NotFound('number');
    return found;
  }

  @CountsMisses<PlateVerification, { readonly number: string }>({
    missed: ({ matches }) => !matches,
    object: ({ number }) => number,
  })
  @RequiresScopes(['plates:verify'])
  @Query(() => PlateVerification, { nullable: true, description: 'Whether a plate has a colour.' })
  verifyPlate(
    @Arg('number', () => String, { description: 'Its number.' }) number: string,
    @Arg('colour', () => String, { description: 'Its colour.' }) colour: string,
  ): PlateVerification {
    return new PlateVerification(colour === 'white' && this.plates.some((one) => one.number === number));
  }

  @CountsMisses()
  @OnBehalfOf<{ readonly number: string }>(() => null, 'plates:return')
  @Mutation(() => String, { nullable: true, description: 'Gives a plate back.' })
  returnPlate(@Arg('number', () => String, { description: 'Its number.' }) number: string): string {
    return number;
  }

  @CountsMisses<string>({ missed: (answer) => answer === 'PLATE_NOT_FOUND' })
  @RequiresScopes(['plates:replace'])
  @Mutation(() => String, { nullable: true, description: 'Replaces a plate.' })
  replacePlate(
    @Arg('input', () => ReplacePlateInput, { description: 'The plate.' }) { number }: ReplacePlateInput,
  ): string {
    if (!this.plates.some((one) => one.number === number)) return 'PLATE_NOT_FOUND';
    this.replaced.push(number);
    return number;
  }
}

/** A ministry that is none, whose plates have numbers short enough to guess. */
export const platesOf = (resolver: PlateResolver) =>
  defineSubgraph({
    name: 'plates',
    body: 'Samsat Contoh',
    agencies: ['000'],
    port: 4197,
    entities: [],
    migrations: [],
    references: {},
    wire: () => [resolver],
    seed: async () => {},
  });

import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { Authenticated } from '../../../shared/auth/access.js';
import { InvalidArgument, NotFound } from '../../../shared/errors/fault.js';
import { IsoDateScalar, Nik, Uuid } from '../../../shared/graphql/scalars.js';
import { CountsMisses } from '../../../shared/guessing/counts-misses.js';
import type { Context } from '../../../shared/subgraph/context.js';
import { ageOn } from '../../../shared/time/calendar.js';
import type { IsoDate } from '../../../shared/time/clock.js';
import { areaByCode } from '../area/area.loader.js';
import { FamilyCard } from '../family/family-card.entity.js';
import { familyCardByNumber } from '../family/family-card.loader.js';
import { Citizen } from './citizen.entity.js';
import { citizenById, citizenByNik } from './citizen.loader.js';
import { NikWarning, nikWarnings, registrationDistrict } from './nik-warning.js';

/** No one has lived longer; a larger age is a mistake. */
const ageMax = 150;

@Resolver(() => Citizen)
export class CitizenResolver {
  @Authenticated()
  @CountsMisses()
  @Query(() => Citizen, { nullable: true, description: 'One citizen, by NIK.' })
  async citizen(
    @Arg('nik', () => Nik, { description: 'The population number (NIK).' }) nik: string,
    @Ctx() { loaders }: Context,
  ): Promise<Citizen> {
    const citizen = await loaders.of(citizenByNik).load(nik);
    if (!citizen) throw new NotFound('nik');
    return citizen;
  }

  @Authenticated()
  @Query(() => Citizen, { nullable: true, description: 'One citizen, by the opaque id.' })
  async citizenById(
    @Arg('id', () => Uuid, { description: 'The opaque id.' }) id: string,
    @Ctx() { loaders }: Context,
  ): Promise<Citizen> {
    const citizen = await loaders.of(citizenById).load(id);
    if (!citizen) throw new NotFound('id');
    return citizen;
  }

  @FieldResolver(() => FamilyCard, { description: 'The one family card the person is on (kartu keluarga).' })
  familyCard(@Root() { familyCardNumber }: Citizen, @Ctx() { loaders }: Context): Promise<FamilyCard | null> {
    return loaders.of(familyCardByNumber).load(familyCardNumber);
  }

  @FieldResolver(() => Boolean, {
    description:
      'Whether the person has completed an age on a day: the fact to ask for, instead of the date of birth.',
  })
  isAtLeast(
    @Arg('age', () => Int, { description: 'Completed years, 0 to 150.' }) age: number,
    @Arg('on', () => IsoDateScalar, { nullable: true, description: 'The day; today when left out.' })
    on: IsoDate | null | undefined,
    @Root() { birthDate }: Citizen,
    @Ctx() { clock }: Context,
  ): boolean {
    if (age < 0 || age > ageMax) throw new InvalidArgument('age', `it is 0 to ${ageMax}`);
    return ageOn(birthDate, on ?? clock.today()) >= age;
  }

  @FieldResolver(() => [NikWarning], { description: 'Where the NIK and the register differ.' })
  async nikWarnings(@Root() citizen: Citizen, @Ctx() { loaders }: Context): Promise<readonly NikWarning[]> {
    const place = await loaders.of(areaByCode).load(registrationDistrict(citizen.nik));
    return nikWarnings(citizen, place !== null);
  }
}

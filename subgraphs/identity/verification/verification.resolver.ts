import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import { RequiresScopes } from '../../../shared/auth/access.js';
import { IsoDateScalar, Nik, ShortText } from '../../../shared/graphql/scalars.js';
import { CountsMisses } from '../../../shared/guessing/counts-misses.js';
import type { Context } from '../../../shared/subgraph/context.js';
import type { IsoDate } from '../../../shared/time/clock.js';
import { LifeStatus } from '../citizen/citizen.entity.js';
import { citizenByNik } from '../citizen/citizen.loader.js';
import { CitizenVerification } from './verification.result.js';

@Resolver()
export class VerificationResolver {
  @RequiresScopes(['identity:verify'])
  @CountsMisses<CitizenVerification, { readonly nik: string }>({
    missed: ({ nameMatches, birthDateMatches }) => !(nameMatches && birthDateMatches),
    object: ({ nik }) => nik,
  })
  @Query(() => CitizenVerification, {
    nullable: true,
    description:
      'Compares given data with the register and answers yes or no (verifikasi data kependudukan).',
  })
  async verifyCitizen(
    @Arg('nik', () => Nik, { description: 'The NIK the person states.' }) nik: string,
    @Arg('fullName', () => ShortText, { description: 'The name the person states.' }) fullName: string,
    @Arg('birthDate', () => IsoDateScalar, { description: 'The date of birth the person states.' })
    birthDate: IsoDate,
    @Ctx() { loaders }: Context,
  ): Promise<CitizenVerification> {
    const citizen = await loaders.of(citizenByNik).load(nik);
    if (!citizen) return new CitizenVerification(false, false, false, false);
    return new CitizenVerification(
      true,
      folded(citizen.fullName) === folded(fullName),
      citizen.birthDate === birthDate,
      citizen.lifeStatus === LifeStatus.ALIVE,
    );
  }
}

const folded = (name: string) =>
  name.normalize('NFKC').trim().replaceAll(/\s+/g, ' ').toLocaleLowerCase('id');

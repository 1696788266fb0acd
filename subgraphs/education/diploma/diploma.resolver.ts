import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Authenticated, RequiresScopes } from '../../../shared/auth/access.js';
import { ShortText } from '../../../shared/graphql/scalars.js';
import { CountsMisses } from '../../../shared/guessing/counts-misses.js';
import type { Context } from '../../../shared/subgraph/context.js';
import { Citizen } from '../citizen/citizen.stub.js';
import { School } from '../school/school.entity.js';
import { schoolByNpsn } from '../school/school.loader.js';
import { Diploma } from './diploma.entity.js';
import { IssueDiplomaInput } from './diploma.input.js';
import { diplomaByNumber } from './diploma.loader.js';
import { IssueDiplomaResult } from './diploma.result.js';
import { DiplomaNumber } from './diploma.scalar.js';
import type { DiplomaService } from './diploma.service.js';
import { bearsName } from './diploma-name.rule.js';
import { DiplomaVerification } from './diploma-verification.type.js';

@Resolver(() => Diploma)
export class DiplomaResolver {
  constructor(private readonly diplomas: DiplomaService) {}

  @Authenticated()
  @CountsMisses<DiplomaVerification, { readonly number: string }>({
    missed: ({ valid }) => !valid,
    object: ({ number }) => number,
  })
  @Query(() => DiplomaVerification, {
    nullable: true,
    description:
      'Answers yes or no whether a diploma is genuine; an unknown number and a wrong name look alike (verifikasi ijazah).',
  })
  async verifyDiploma(
    @Arg('number', () => DiplomaNumber, { description: 'The number on it (nomor ijazah).' }) number: string,
    @Arg('name', () => ShortText, {
      description: 'The name on it; case and spacing do not count (nama pemilik).',
    })
    name: string,
    @Ctx() { loaders }: Context,
  ): Promise<DiplomaVerification> {
    return new DiplomaVerification(bearsName(await loaders.of(diplomaByNumber).load(number), number, name));
  }

  @RequiresScopes(['education:certify'])
  @Mutation(() => IssueDiplomaResult, {
    nullable: true,
    description: 'Issues the diploma of somebody who finished the final grade (penerbitan ijazah).',
  })
  issueDiploma(
    @Arg('input', () => IssueDiplomaInput, { description: 'The graduation to certify.' })
    input: IssueDiplomaInput,
    @Ctx() { viewer }: Context,
  ): Promise<typeof IssueDiplomaResult> {
    return this.diplomas.issue(viewer, input);
  }

  @FieldResolver(() => Citizen, { nullable: true, description: 'Whose it is (pemilik).' })
  holder(@Root() { citizenId }: Diploma): Citizen {
    return new Citizen(citizenId);
  }

  @FieldResolver(() => School, {
    nullable: true,
    description: 'The school that issued it (sekolah penerbit).',
  })
  school(@Root() { npsn }: Diploma, @Ctx() { loaders }: Context): Promise<School | null> {
    return loaders.of(schoolByNpsn).load(npsn);
  }
}

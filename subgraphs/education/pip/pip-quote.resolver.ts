import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import { Public } from '../../../shared/auth/access.js';
import { NotFound } from '../../../shared/errors/fault.js';
import { IsoDateScalar } from '../../../shared/graphql/scalars.js';
import { inForceOn } from '../../../shared/policy/effective-period.js';
import type { Context } from '../../../shared/subgraph/context.js';
import type { IsoDate } from '../../../shared/time/clock.js';
import { GradeKind } from '../grade/grade-kind.js';
import { SchoolLevel } from '../school/school-level.js';
import { PipAmount } from './pip-amount.entity.js';

@Resolver(() => PipAmount)
export class PipQuoteResolver {
  @Public('The law is open.')
  @Query(() => PipAmount, {
    nullable: true,
    description: 'What PIP pays a pupil of a level and kind of grade, with its law (besaran PIP).',
  })
  async pipQuote(
    @Arg('level', () => SchoolLevel, { description: 'The level (jenjang).' }) level: SchoolLevel,
    @Arg('gradeKind', () => GradeKind, { description: 'Where the grade stands in the level.' })
    gradeKind: GradeKind,
    @Arg('on', () => IsoDateScalar, { nullable: true, description: 'The day; today when left out.' })
    on: IsoDate | null | undefined,
    @Ctx() { db, clock }: Context,
  ): Promise<PipAmount> {
    const day = on ?? clock.today();
    const amount = await db.manager.findOneBy(PipAmount, { level, gradeKind, ...inForceOn(day) });
    if (!amount) throw new NotFound('on');
    return amount;
  }
}

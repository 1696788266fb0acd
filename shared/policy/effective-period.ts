import { Field, ObjectType } from 'type-graphql';
import { Column, type FindOptionsWhere, IsNull, LessThanOrEqual, MoreThan, Or } from 'typeorm';
import { IsoDateScalar } from '../graphql/scalars.js';
import type { IsoDate } from '../time/clock.js';

/** What every rule that law can change has: from when, until when, and by which law. */
@ObjectType({ description: 'A rule in force for a time.' })
export abstract class EffectivePeriod {
  @Field(() => IsoDateScalar, { description: 'The first day it is in force (mulai berlaku).' })
  @Column('date')
  effectiveFrom: IsoDate;

  @Field(() => IsoDateScalar, {
    nullable: true,
    description: 'The first day it is no longer in force; null while no end is known.',
  })
  @Column('date', { nullable: true })
  effectiveTo: IsoDate | null;

  @Field(() => String, { description: 'The law or regulation it comes from (dasar hukum).' })
  @Column('text')
  legalBasis: string;
}

/** Narrows a search to the rules in force on a day. */
export function inForceOn(day: IsoDate): FindOptionsWhere<EffectivePeriod> {
  return { effectiveFrom: LessThanOrEqual(day), effectiveTo: Or(IsNull(), MoreThan(day)) };
}

/** Whether a rule that is loaded already is in force on a day. */
export function isInForce(
  { effectiveFrom, effectiveTo }: Pick<EffectivePeriod, 'effectiveFrom' | 'effectiveTo'>,
  day: IsoDate,
): boolean {
  return effectiveFrom <= day && (effectiveTo === null || day < effectiveTo);
}

/**
 * The columns of an effective period for a CREATE TABLE, and the constraint that no two rows of one key are in force
 * on the same day. Needs the extension btree_gist, which a database's owner may create.
 */
export function effectivePeriodColumns(table: string, keyColumns: readonly string[]): string {
  return `
    effective_from date NOT NULL,
    effective_to date,
    legal_basis text NOT NULL,
    CONSTRAINT ${table}_period CHECK (effective_to > effective_from),
    CONSTRAINT ${table}_no_overlap EXCLUDE USING gist (
      ${keyColumns.map((column) => `${column} WITH =, `).join('')}daterange(effective_from, effective_to) WITH &&
    )`;
}

import { Directive, Field, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { Area } from '../area/area.stub.js';

/** A family card, known here by its village alone, not even by its number. */
@ObjectType()
export class FamilyCard {
  /** Identity's; here only while one request lasts, to find the data about the place. */
  @Field(() => Area, { nullable: true })
  @Directive('@external')
  readonly village: Area | null;

  constructor(village: Area | null) {
    this.village = village;
  }
}

const representation = z.object({ village: z.object({ code: z.string() }).nullable() });

/** What the router hands over of a family card; null when it hands over none. */
export function familyCardIn(value: unknown): FamilyCard | null {
  const { success, data } = representation.safeParse(value);
  if (!success) return null;
  return new FamilyCard(data.village === null ? null : new Area(data.village.code));
}

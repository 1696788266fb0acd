import { FieldResolver, Resolver, Root } from 'type-graphql';
import { Area } from '../area/area.stub.js';
import { PoliceUnit } from './police-unit.entity.js';

@Resolver(() => PoliceUnit)
export class PoliceUnitResolver {
  @FieldResolver(() => Area, { nullable: true, description: 'The area it answers for (wilayah hukum).' })
  area(@Root() { areaCode }: PoliceUnit): Area | null {
    return areaCode === null ? null : new Area(areaCode);
  }
}

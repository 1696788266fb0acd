import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Authenticated } from '../../../shared/auth/access.js';
import { AidComponent } from '../program/aid-program.js';

@Entity()
@ObjectType({ description: 'For whom of the family a programme is received (komponen).' })
@Authenticated()
export class EnrolmentComponent {
  @PrimaryColumn('uuid')
  enrolmentId: string;

  @Field(() => AidComponent, { description: 'What kind of person (komponen).' })
  @PrimaryColumn('text')
  component: AidComponent;

  @Field(() => Int, { description: 'How many of them (jumlah jiwa).' })
  @Column('smallint')
  persons: number;
}

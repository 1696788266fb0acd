import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Public } from '../../../shared/auth/access.js';
import { Uuid } from '../../../shared/graphql/scalars.js';

@Entity()
@ObjectType({ description: 'A place where events are held (tempat kegiatan).' })
@Directive('@key(fields: "id")')
@Public('Where events are held is open data.')
export class Venue {
  @Field(() => Uuid, { description: 'Its opaque id.' })
  @PrimaryColumn('uuid')
  id: string;

  @Field(() => String, { description: 'Its name (nama tempat).' })
  @Column('text')
  name: string;

  @Field(() => Int, { description: 'How many people it holds (kapasitas).' })
  @Column('integer')
  capacity: number;

  @Field(() => Boolean, {
    description: 'Whether its risk was assessed beforehand (sudah dinilai risikonya).',
  })
  @Column('boolean')
  preAssessed: boolean;

  @Column('text')
  areaCode: string;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A row whose primary key is its parent's id and a place. */
@Entity()
export class ParcelStop {
  @PrimaryColumn('uuid')
  parcelId: string;

  @PrimaryColumn('smallint')
  position: number;

  @Column('text')
  town: string;
}

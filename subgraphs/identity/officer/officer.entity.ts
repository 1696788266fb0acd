import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A citizen who acts for an agency, and what the agency lets this officer do. Nothing of it is in the graph. */
@Entity()
export class Officer {
  @PrimaryColumn('uuid')
  citizenId: string;

  @PrimaryColumn('text')
  agencyCode: string;

  @Column('text', { array: true })
  scopes: readonly string[];

  /** Each as `CODE:LAWFUL_BASIS`. */
  @Column('text', { array: true })
  purposes: readonly string[];

  @Column('boolean')
  active: boolean;
}

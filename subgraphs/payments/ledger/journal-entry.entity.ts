import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type Rupiah, RupiahColumn } from '../../../shared/database/columns.js';
import type { IsoDate } from '../../../shared/time/clock.js';

/** One event in the books. Append-only: a mistake is mended by a reversing entry. */
@Entity()
export class JournalEntry {
  @PrimaryColumn('uuid')
  id: string;

  @Column('date')
  bookedOn: IsoDate;

  /** What it books: the number of the document, as an NTPN. */
  @Column('text')
  document: string;
}

/** One side of a journal entry. All postings of an entry sum to zero. */
@Entity()
export class Posting {
  @PrimaryColumn('uuid')
  entryId: string;

  @PrimaryColumn('smallint')
  position: number;

  @Column('text')
  accountCode: string;

  /** Rupiah: a debit is positive, a credit negative. */
  @RupiahColumn()
  amount: Rupiah;
}

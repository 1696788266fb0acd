import { Directive, Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Authenticated } from '../../../shared/auth/access.js';
import { MomentColumn } from '../../../shared/database/columns.js';
import { DateTime } from '../../../shared/graphql/scalars.js';
import { patternScalar } from '../../../shared/graphql/text-scalar.js';

export const PermitNumber = patternScalar({
  name: 'PermitNumber',
  guessable: true,
  description:
    'Number of an event permit (nomor surat izin), as its unit writes it: `SI/0001/I/2024/POLDA-CONTOH`.',
  pattern: /^[A-Z0-9][A-Z0-9/.-]{4,59}$/,
  form: '5 to 60 capitals, digits, /, . or -',
});

/** A permit to hold an event (surat izin keramaian). */
@Entity()
@ObjectType({ description: 'A permit to hold an event (surat izin keramaian).' })
@Directive('@key(fields: "permitNumber")')
@Authenticated()
export class EventPermit {
  @Field(() => PermitNumber, { description: 'Its number (nomor surat izin).' })
  @PrimaryColumn('text')
  permitNumber: string;

  @Column('uuid')
  applicationId: string;

  @Field(() => DateTime, { description: 'When it was issued (tanggal terbit).' })
  @MomentColumn()
  issuedAt: Date;
}

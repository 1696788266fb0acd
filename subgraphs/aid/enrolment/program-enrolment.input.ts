import { Field, InputType } from 'type-graphql';
import { IdempotencyKey, PositiveInt, ShortText, Uuid } from '../../../shared/graphql/scalars.js';
import { AidChannel } from '../benefit/benefit-plan.entity.js';
import { AidComponent, AidProgram } from '../program/aid-program.js';
import { ProgramEndReason } from './program-enrolment.entity.js';

@InputType({ description: 'For whom of the family a programme is asked (komponen).' })
export class AidComponentInput {
  @Field(() => AidComponent, { description: 'What kind of person (komponen).' })
  component: AidComponent;

  @Field(() => PositiveInt, { description: 'How many of them (jumlah jiwa).' })
  persons: number;
}

@InputType({ description: 'A family to enrol in a programme (penetapan kepesertaan).' })
export class EnrolHouseholdInput {
  @Field(() => Uuid, {
    description: 'The member of the family in whose name it is paid (pemohon, pengurus).',
  })
  applicantId: string;

  @Field(() => AidProgram, { description: 'The programme.' })
  program: AidProgram;

  @Field(() => [AidComponentInput], { description: 'For whom; each kind once (komponen).' })
  components: AidComponentInput[];

  @Field(() => AidChannel, { description: 'Through what the programme is paid (kanal penyaluran).' })
  channel: AidChannel;

  @Field(() => ShortText, { description: 'The decree it rests on (SK penetapan).' })
  decree: string;

  @Field(() => IdempotencyKey, { description: 'One key for one enrolment, sent again with every retry.' })
  idempotencyKey: string;
}

@InputType({ description: 'An enrolment to end (pengakhiran kepesertaan).' })
export class EndProgramEnrolmentInput {
  @Field(() => Uuid, { description: 'Which enrolment.' })
  enrolmentId: string;

  @Field(() => ProgramEndReason, { description: 'Why (alasan).' })
  reason: ProgramEndReason;

  @Field(() => IdempotencyKey, { description: 'One key for one ending, sent again with every retry.' })
  idempotencyKey: string;
}

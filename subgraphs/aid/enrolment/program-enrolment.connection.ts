import { connectionType } from '../../../shared/graphql/connection.js';
import { ProgramEnrolment } from './program-enrolment.entity.js';

/** One type for every list of enrolments: of a programme, of a household, of a person's family. */
export const ProgramEnrolmentConnection = connectionType('ProgramEnrolment', () => ProgramEnrolment);

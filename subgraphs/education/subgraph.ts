import { lifeStatusOfCitizen } from '../../shared/graph/life-status.js';
import { defineSubgraph } from '../../shared/subgraph/define-subgraph.js';
import { AcademicCalendar } from './calendar/academic-calendar.entity.js';
import { bornInYear, diplomaHolder, enrolmentApplicant } from './citizen/citizen.question.js';
import { CitizenResolver } from './citizen/citizen.resolver.js';
import { Citizen } from './citizen/citizen.stub.js';
import { Diploma } from './diploma/diploma.entity.js';
import { diplomaByNumber } from './diploma/diploma.loader.js';
import { DiplomaResolver } from './diploma/diploma.resolver.js';
import { DiplomaService } from './diploma/diploma.service.js';
import { LearnerEnrolment } from './enrolment/learner-enrolment.entity.js';
import { enrolmentById } from './enrolment/learner-enrolment.loader.js';
import { LearnerEnrolmentResolver } from './enrolment/learner-enrolment.resolver.js';
import { LearnerEnrolmentService } from './enrolment/learner-enrolment.service.js';
import { PlacementService } from './enrolment/placement.service.js';
import { GradeRule } from './grade/grade-rule.entity.js';
import { GradeRuleResolver } from './grade/grade-rule.resolver.js';
import { Learner } from './learner/learner.entity.js';
import { learnerByNisn } from './learner/learner.loader.js';
import { LearnerResolver } from './learner/learner.resolver.js';
import { LearnerService } from './learner/learner.service.js';
import { CreateEducationRegister } from './migrations/create-education-register.migration.js';
import { LoadAccessGrants } from './migrations/load-access-grants.migration.js';
import { LoadEducationPolicy } from './migrations/load-education-policy.migration.js';
import { PipAmount } from './pip/pip-amount.entity.js';
import { PipQuoteResolver } from './pip/pip-quote.resolver.js';
import { School } from './school/school.entity.js';
import { schoolByNpsn } from './school/school.loader.js';
import { SchoolResolver } from './school/school.resolver.js';
import { seed } from './seed.js';

export default defineSubgraph({
  name: 'education',
  body: 'Kementerian Pendidikan, Kebudayaan, Riset, dan Teknologi',
  agencies: ['023'],
  port: 4106,
  entities: [School, AcademicCalendar, GradeRule, PipAmount, Learner, LearnerEnrolment, Diploma],
  migrations: [CreateEducationRegister, LoadEducationPolicy, LoadAccessGrants],
  references: {
    Citizen: ({ id }) => new Citizen(String(id)),
    Diploma: ({ number }, { loaders }) => loaders.of(diplomaByNumber).load(String(number)),
    Learner: ({ nisn }, { loaders }) => loaders.of(learnerByNisn).load(String(nisn)),
    LearnerEnrolment: ({ id }, { loaders }) => loaders.of(enrolmentById).load(String(id)),
    School: ({ npsn }, { loaders }) => loaders.of(schoolByNpsn).load(String(npsn)),
  },
  questions: [lifeStatusOfCitizen, bornInYear, enrolmentApplicant, diplomaHolder],
  wire: ({ commands, graph, clock }) => [
    new SchoolResolver(),
    new GradeRuleResolver(),
    new PipQuoteResolver(),
    new LearnerResolver(new LearnerService(commands, graph, clock)),
    new LearnerEnrolmentResolver(
      new LearnerEnrolmentService(commands, new PlacementService(graph, clock), clock),
    ),
    new DiplomaResolver(new DiplomaService(commands, graph, clock)),
    new CitizenResolver(),
  ],
  seed,
});

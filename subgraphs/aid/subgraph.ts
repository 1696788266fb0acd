import { defineSubgraph } from '../../shared/subgraph/define-subgraph.js';
import { BenefitAmount } from './benefit/benefit-amount.entity.js';
import { BenefitPlan } from './benefit/benefit-plan.entity.js';
import { BenefitPolicyResolver } from './benefit/benefit-policy.resolver.js';
import { aidApplicant } from './citizen/citizen.question.js';
import { CitizenResolver } from './citizen/citizen.resolver.js';
import { Citizen } from './citizen/citizen.stub.js';
import { EnrolmentComponent } from './enrolment/enrolment-component.entity.js';
import { ProgramEnrolment } from './enrolment/program-enrolment.entity.js';
import { enrolmentById } from './enrolment/program-enrolment.loader.js';
import { ProgramEnrolmentResolver } from './enrolment/program-enrolment.resolver.js';
import { ProgramEnrolmentService } from './enrolment/program-enrolment.service.js';
import { FamilyCardResolver } from './family/family-card.resolver.js';
import { FamilyCard } from './family/family-card.stub.js';
import { familyOfViewer } from './family/family-of-viewer.question.js';
import { Household } from './household/household.entity.js';
import { householdByCard } from './household/household.loader.js';
import { HouseholdResolver } from './household/household.resolver.js';
import { WelfareRecord } from './household/welfare-record.entity.js';
import { CreateAidRegister } from './migrations/create-aid-register.migration.js';
import { LoadAccessGrants } from './migrations/load-access-grants.migration.js';
import { LoadAidPolicy } from './migrations/load-aid-policy.migration.js';
import { AidProgramRule } from './program/aid-program-rule.entity.js';
import { AidProgramRuleResolver } from './program/aid-program-rule.resolver.js';
import { seed } from './seed.js';

export default defineSubgraph({
  name: 'aid',
  body: 'Kementerian Sosial',
  agencies: ['027'],
  port: 4104,
  entities: [
    Household,
    WelfareRecord,
    AidProgramRule,
    BenefitAmount,
    BenefitPlan,
    ProgramEnrolment,
    EnrolmentComponent,
  ],
  migrations: [CreateAidRegister, LoadAidPolicy, LoadAccessGrants],
  references: {
    Citizen: (representation) => new Citizen(representation),
    FamilyCard: ({ number, residentIds }) =>
      new FamilyCard(String(number), Array.isArray(residentIds) ? residentIds.map(String) : null),
    Household: ({ familyCardNumber }, { loaders }) =>
      loaders.of(householdByCard).load(String(familyCardNumber)),
    ProgramEnrolment: ({ id }, { loaders }) => loaders.of(enrolmentById).load(String(id)),
  },
  questions: [aidApplicant, familyOfViewer],
  wire: ({ commands, graph, clock }) => [
    new HouseholdResolver(graph),
    new AidProgramRuleResolver(),
    new BenefitPolicyResolver(),
    new ProgramEnrolmentResolver(new ProgramEnrolmentService(commands, graph, clock)),
    new FamilyCardResolver(),
    new CitizenResolver(),
  ],
  seed,
});

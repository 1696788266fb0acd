import { lifeStatusOfCitizen } from '../../shared/graph/life-status.js';
import { defineSubgraph } from '../../shared/subgraph/define-subgraph.js';
import { CertificateValidity } from './certificate/certificate-validity.entity.js';
import { HealthCertificate } from './certificate/health-certificate.entity.js';
import { certificateById } from './certificate/health-certificate.loader.js';
import { HealthCertificateResolver } from './certificate/health-certificate.resolver.js';
import { HealthCertificateService } from './certificate/health-certificate.service.js';
import { vaccineRecipient } from './citizen/citizen.question.js';
import { CitizenResolver } from './citizen/citizen.resolver.js';
import { Citizen } from './citizen/citizen.stub.js';
import { Facility } from './facility/facility.entity.js';
import { facilityByCode } from './facility/facility.loader.js';
import { FacilityResolver } from './facility/facility.resolver.js';
import { Immunization } from './immunization/immunization.entity.js';
import { immunizationById } from './immunization/immunization.loader.js';
import { ImmunizationResolver } from './immunization/immunization.resolver.js';
import { ImmunizationService } from './immunization/immunization.service.js';
import { VaccineScheduleRule } from './immunization/vaccine-schedule-rule.entity.js';
import { JknContribution } from './membership/jkn-contribution.entity.js';
import { JknMembership } from './membership/jkn-membership.entity.js';
import { membershipByCardNumber } from './membership/jkn-membership.loader.js';
import { JknMembershipResolver } from './membership/jkn-membership.resolver.js';
import { CreateHealthRegister } from './migrations/create-health-register.migration.js';
import { LoadAccessGrants } from './migrations/load-access-grants.migration.js';
import { LoadHealthPolicy } from './migrations/load-health-policy.migration.js';
import { Patient } from './patient/patient.entity.js';
import { patientByIhsNumber } from './patient/patient.loader.js';
import { PatientResolver } from './patient/patient.resolver.js';
import { PatientService } from './patient/patient.service.js';
import { seed } from './seed.js';

export default defineSubgraph({
  name: 'health',
  body: 'Kementerian Kesehatan, dengan data BPJS Kesehatan',
  agencies: ['024'],
  port: 4105,
  entities: [
    Facility,
    Patient,
    JknContribution,
    JknMembership,
    VaccineScheduleRule,
    Immunization,
    CertificateValidity,
    HealthCertificate,
  ],
  migrations: [CreateHealthRegister, LoadHealthPolicy, LoadAccessGrants],
  references: {
    Citizen: ({ id, birthDate }) => new Citizen(String(id), typeof birthDate === 'string' ? birthDate : null),
    Facility: ({ code }, { loaders }) => loaders.of(facilityByCode).load(String(code)),
    HealthCertificate: ({ id }, { loaders }) => loaders.of(certificateById).load(String(id)),
    Immunization: ({ id }, { loaders }) => loaders.of(immunizationById).load(String(id)),
    JknMembership: ({ cardNumber }, { loaders }) =>
      loaders.of(membershipByCardNumber).load(String(cardNumber)),
    Patient: ({ ihsNumber }, { loaders }) => loaders.of(patientByIhsNumber).load(String(ihsNumber)),
  },
  questions: [lifeStatusOfCitizen, vaccineRecipient],
  wire: ({ commands, graph, clock }) => [
    new FacilityResolver(),
    new PatientResolver(new PatientService(commands, graph, clock)),
    new JknMembershipResolver(),
    new ImmunizationResolver(new ImmunizationService(commands, graph, clock)),
    new HealthCertificateResolver(new HealthCertificateService(commands, graph, clock)),
    new CitizenResolver(),
  ],
  seed,
});

import { CreateHolidays } from '../../shared/calendar/create-holidays.migration.js';
import { Holiday } from '../../shared/calendar/holiday.entity.js';
import { lifeStatusOfCitizen } from '../../shared/graph/life-status.js';
import { defineSubgraph } from '../../shared/subgraph/define-subgraph.js';
import { Agency } from './agency/agency.entity.js';
import { agencyByCode } from './agency/agency.loader.js';
import { AgencyResolver } from './agency/agency.resolver.js';
import { CitizenResolver } from './citizen/citizen.resolver.js';
import { Citizen } from './citizen/citizen.stub.js';
import { CivilServant } from './civil-servant/civil-servant.entity.js';
import { civilServantByNip } from './civil-servant/civil-servant.loader.js';
import { CivilServantResolver } from './civil-servant/civil-servant.resolver.js';
import { RetirementAge } from './civil-servant/retirement-age.entity.js';
import { FamilyCardResolver } from './family/family-card.resolver.js';
import { FamilyCard } from './family/family-card.stub.js';
import { LeaveDecisionService } from './leave/leave-decision.service.js';
import { LeaveRequest } from './leave/leave-request.entity.js';
import { leaveRequestById } from './leave/leave-request.loader.js';
import { LeaveRequestResolver } from './leave/leave-request.resolver.js';
import { LeaveRequestService } from './leave/leave-request.service.js';
import { LeaveRule } from './leave/leave-rule.entity.js';
import { CreateAgencies } from './migrations/create-agencies.migration.js';
import { CreateCivilService } from './migrations/create-civil-service.migration.js';
import { CreateLeave } from './migrations/create-leave.migration.js';
import { LoadAccessGrants } from './migrations/load-access-grants.migration.js';
import { LoadCivilServicePolicy } from './migrations/load-civil-service-policy.migration.js';
import { CivilServicePolicyResolver } from './policy/civil-service-policy.resolver.js';
import { seed } from './seed.js';

export default defineSubgraph({
  name: 'asn',
  body: 'Badan Kepegawaian Negara dan Lembaga Administrasi Negara',
  agencies: ['088', '086'],
  port: 4107,
  entities: [Agency, RetirementAge, CivilServant, Holiday, LeaveRule, LeaveRequest],
  migrations: [
    CreateHolidays,
    CreateAgencies,
    CreateCivilService,
    CreateLeave,
    LoadCivilServicePolicy,
    LoadAccessGrants,
  ],
  references: {
    Agency: ({ code }, { loaders }) => loaders.of(agencyByCode).load(String(code)),
    Citizen: ({ id }) => new Citizen(String(id)),
    CivilServant: ({ nip }, { loaders }) => loaders.of(civilServantByNip).load(String(nip)),
    FamilyCard: ({ number, residentIds }) =>
      new FamilyCard(String(number), Array.isArray(residentIds) ? residentIds.map(String) : null),
    LeaveRequest: ({ id }, { loaders }) => loaders.of(leaveRequestById).load(String(id)),
  },
  questions: [lifeStatusOfCitizen],
  wire: ({ commands, graph, clock }) => [
    new AgencyResolver(),
    new CivilServantResolver(),
    new LeaveRequestResolver(
      new LeaveRequestService(commands, graph, clock),
      new LeaveDecisionService(commands, clock),
    ),
    new CivilServicePolicyResolver(),
    new CitizenResolver(),
    new FamilyCardResolver(),
  ],
  seed,
});

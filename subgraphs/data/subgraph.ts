import { defineSubgraph } from '../../shared/subgraph/define-subgraph.js';
import { AgencyResolver } from './agency/agency.resolver.js';
import { Agency } from './agency/agency.stub.js';
import { GovernmentApplication } from './application/government-application.entity.js';
import { applicationById } from './application/government-application.loader.js';
import { GovernmentApplicationResolver } from './application/government-application.resolver.js';
import { AuditDecision } from './audit/audit-decision.entity.js';
import { decisionById } from './audit/audit-decision.loader.js';
import { AuditDecisionResolver } from './audit/audit-decision.resolver.js';
import { AuditDecisionService } from './audit/audit-decision.service.js';
import { AuditFinding } from './audit/audit-finding.entity.js';
import { findingById } from './audit/audit-finding.loader.js';
import { AuditFindingResolver } from './audit/audit-finding.resolver.js';
import { AuditFindingService } from './audit/audit-finding.service.js';
import { AuditSummaryResolver } from './audit/audit-summary.resolver.js';
import { CitizenResolver } from './citizen/citizen.resolver.js';
import { Citizen } from './citizen/citizen.stub.js';
import { familyCardIn } from './citizen/family-card.stub.js';
import { CatalogueResolver } from './dataset/catalogue.resolver.js';
import { DataStandard } from './dataset/data-standard.entity.js';
import { Dataset } from './dataset/dataset.entity.js';
import { datasetById, distributionById } from './dataset/dataset.loader.js';
import { DatasetResolver } from './dataset/dataset.resolver.js';
import { DatasetService } from './dataset/dataset.service.js';
import { Distribution } from './dataset/distribution.entity.js';
import { DistributionResolver } from './dataset/distribution.resolver.js';
import { ReferenceList } from './dataset/reference-list.entity.js';
import { targetById } from './integration/integration.loader.js';
import { IntegrationTargetResolver } from './integration/integration.resolver.js';
import { IntegrationService } from './integration/integration.service.js';
import { IntegrationReport } from './integration/integration-report.entity.js';
import { IntegrationReportResolver } from './integration/integration-report.resolver.js';
import { IntegrationSummaryResolver } from './integration/integration-summary.resolver.js';
import { IntegrationTarget } from './integration/integration-target.entity.js';
import { IntegrationTerm } from './integration/integration-term.entity.js';
import { SpbeIndex } from './maturity/spbe-index.entity.js';
import { spbeIndexById } from './maturity/spbe-index.loader.js';
import { SpbeIndexResolver } from './maturity/spbe-index.resolver.js';
import { SpbePredicateRule } from './maturity/spbe-predicate-rule.entity.js';
import { CreateApplicationAudit } from './migrations/create-application-audit.migration.js';
import { CreateCatalogue } from './migrations/create-catalogue.migration.js';
import { CreateIntegrationBoard } from './migrations/create-integration-board.migration.js';
import { LoadDataPolicy } from './migrations/load-data-policy.migration.js';
import { OverlapResolver } from './overlap/overlap.resolver.js';
import { OverlapThreshold } from './overlap/overlap-threshold.entity.js';
import { seed } from './seed.js';

export default defineSubgraph({
  name: 'data',
  body: 'Bappenas (Satu Data Indonesia) dan Kementerian Komunikasi dan Informatika',
  agencies: ['055', '059'],
  port: 4108,
  entities: [
    GovernmentApplication,
    OverlapThreshold,
    AuditFinding,
    AuditDecision,
    IntegrationTerm,
    IntegrationTarget,
    IntegrationReport,
    SpbePredicateRule,
    SpbeIndex,
    DataStandard,
    ReferenceList,
    Dataset,
    Distribution,
  ],
  migrations: [CreateApplicationAudit, CreateIntegrationBoard, CreateCatalogue, LoadDataPolicy],
  references: {
    Agency: ({ code }) => new Agency(String(code)),
    AuditDecision: ({ id }, { loaders }) => loaders.of(decisionById).load(String(id)),
    AuditFinding: ({ id }, { loaders }) => loaders.of(findingById).load(String(id)),
    Citizen: ({ id, familyCard }) => new Citizen(String(id), familyCardIn(familyCard)),
    Dataset: ({ id }, { loaders }) => loaders.of(datasetById).load(String(id)),
    Distribution: ({ id }, { loaders }) => loaders.of(distributionById).load(String(id)),
    GovernmentApplication: ({ id }, { loaders }) => loaders.of(applicationById).load(String(id)),
    IntegrationTarget: ({ id }, { loaders }) => loaders.of(targetById).load(String(id)),
    SpbeIndex: ({ id }, { loaders }) => loaders.of(spbeIndexById).load(String(id)),
  },
  wire: ({ commands, clock }) => [
    new GovernmentApplicationResolver(),
    new OverlapResolver(),
    new AuditFindingResolver(new AuditFindingService(commands, clock)),
    new AuditDecisionResolver(new AuditDecisionService(commands, clock)),
    new AuditSummaryResolver(),
    new IntegrationTargetResolver(new IntegrationService(commands, clock)),
    new IntegrationReportResolver(),
    new IntegrationSummaryResolver(),
    new SpbeIndexResolver(),
    new CatalogueResolver(),
    new DatasetResolver(new DatasetService(commands, clock)),
    new DistributionResolver(),
    new AgencyResolver(),
    new CitizenResolver(),
  ],
  seed,
});

import { CreateHolidays } from '../../shared/calendar/create-holidays.migration.js';
import { Holiday } from '../../shared/calendar/holiday.entity.js';
import { lifeStatusOfCitizen } from '../../shared/graph/life-status.js';
import { defineSubgraph } from '../../shared/subgraph/define-subgraph.js';
import { LicenceApplication } from './application/licence-application.entity.js';
import { applicationById } from './application/licence-application.loader.js';
import { LicenceApplicationResolver } from './application/licence-application.resolver.js';
import { LicenceApplicationService } from './application/licence-application.service.js';
import { CitizenResolver } from './citizen/citizen.resolver.js';
import { Citizen } from './citizen/citizen.stub.js';
import { eventApplicationById, permitByNumber } from './event/event.loader.js';
import { EventApplicationResolver, EventPermitResolver } from './event/event.resolver.js';
import { EventService } from './event/event.service.js';
import { EventApplication } from './event/event-application.entity.js';
import { EventPermit } from './event/event-permit.entity.js';
import { EventScaleRule } from './event/event-scale-rule.entity.js';
import { DrivingLicence } from './licence/driving-licence.entity.js';
import { licenceByNumber } from './licence/driving-licence.loader.js';
import { DrivingLicenceResolver } from './licence/driving-licence.resolver.js';
import { LicenceClassRule } from './licence/licence-class-rule.entity.js';
import { LicenceEligibilityResolver } from './licence/licence-eligibility.resolver.js';
import { LicenceEligibilityService, licenceApplicant } from './licence/licence-eligibility.service.js';
import { CreateEvents } from './migrations/create-events.migration.js';
import { CreateLicences } from './migrations/create-licences.migration.js';
import { LoadPermitPolicy } from './migrations/load-permit-policy.migration.js';
import { PoliceUnit } from './police/police-unit.entity.js';
import { policeUnitByCode } from './police/police-unit.loader.js';
import { PoliceUnitResolver } from './police/police-unit.resolver.js';
import { seed } from './seed.js';
import { Venue } from './venue/venue.entity.js';
import { venueById } from './venue/venue.loader.js';
import { VenueResolver } from './venue/venue.resolver.js';

export default defineSubgraph({
  name: 'permits',
  body: 'Kepolisian Negara Republik Indonesia (Korlantas, Baintelkam)',
  agencies: ['060'],
  port: 4103,
  entities: [
    PoliceUnit,
    LicenceClassRule,
    DrivingLicence,
    LicenceApplication,
    Holiday,
    EventScaleRule,
    Venue,
    EventApplication,
    EventPermit,
  ],
  migrations: [CreateHolidays, CreateLicences, CreateEvents, LoadPermitPolicy],
  references: {
    Citizen: ({ id }) => new Citizen(String(id)),
    DrivingLicence: ({ number }, { loaders }) => loaders.of(licenceByNumber).load(String(number)),
    EventApplication: ({ id }, { loaders }) => loaders.of(eventApplicationById).load(String(id)),
    EventPermit: ({ permitNumber }, { loaders }) => loaders.of(permitByNumber).load(String(permitNumber)),
    LicenceApplication: ({ id }, { loaders }) => loaders.of(applicationById).load(String(id)),
    PoliceUnit: ({ code }, { loaders }) => loaders.of(policeUnitByCode).load(String(code)),
    Venue: ({ id }, { loaders }) => loaders.of(venueById).load(String(id)),
  },
  questions: [lifeStatusOfCitizen, licenceApplicant],
  wire: ({ commands, graph, clock }) => {
    const eligibility = new LicenceEligibilityService(graph);
    return [
      new PoliceUnitResolver(),
      new DrivingLicenceResolver(),
      new LicenceEligibilityResolver(eligibility),
      new LicenceApplicationResolver(new LicenceApplicationService(commands, eligibility, clock)),
      new VenueResolver(),
      new EventApplicationResolver(new EventService(commands, graph, clock)),
      new EventPermitResolver(),
      new CitizenResolver(),
    ];
  },
  seed,
});

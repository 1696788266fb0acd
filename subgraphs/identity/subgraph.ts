import { defineSubgraph } from '../../shared/subgraph/define-subgraph.js';
import { Area } from './area/area.entity.js';
import { areaByCode } from './area/area.loader.js';
import { AreaResolver } from './area/area.resolver.js';
import { Citizen } from './citizen/citizen.entity.js';
import { citizenById, citizenByNik } from './citizen/citizen.loader.js';
import { CitizenResolver } from './citizen/citizen.resolver.js';
import { DeathResolver } from './death/death.resolver.js';
import { DeathService } from './death/death.service.js';
import { RegistrationDeadline } from './death/registration-deadline.entity.js';
import { VitalEvent } from './death/vital-event.entity.js';
import { vitalEventById } from './death/vital-event.loader.js';
import { FamilyCard } from './family/family-card.entity.js';
import { familyCardByNumber } from './family/family-card.loader.js';
import { FamilyCardResolver } from './family/family-card.resolver.js';
import { CreatePopulationRegister } from './migrations/create-population-register.migration.js';
import { LoadAreas } from './migrations/load-areas.migration.js';
import { seed } from './seed.js';
import { VerificationResolver } from './verification/verification.resolver.js';

export default defineSubgraph({
  name: 'identity',
  body: 'Kementerian Dalam Negeri, Ditjen Kependudukan dan Pencatatan Sipil',
  port: 4101,
  entities: [Area, Citizen, FamilyCard, VitalEvent, RegistrationDeadline],
  migrations: [CreatePopulationRegister, LoadAreas],
  references: {
    Area: ({ code }, { loaders }) => loaders.of(areaByCode).load(String(code)),
    Citizen: ({ id, nik }, { loaders }) =>
      id === undefined
        ? loaders.of(citizenByNik).load(String(nik))
        : loaders.of(citizenById).load(String(id)),
    FamilyCard: ({ number }, { loaders }) => loaders.of(familyCardByNumber).load(String(number)),
    VitalEvent: ({ id }, { loaders }) => loaders.of(vitalEventById).load(String(id)),
  },
  wire: ({ commands, clock }) => [
    new AreaResolver(),
    new CitizenResolver(),
    new FamilyCardResolver(),
    new VerificationResolver(),
    new DeathResolver(new DeathService(commands, clock)),
  ],
  seed,
});

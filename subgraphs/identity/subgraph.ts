import { defineSubgraph } from '../../shared/subgraph/define-subgraph.js';
import { systemClock } from '../../shared/time/clock.js';
import { CitizenScope } from './app/citizen-scope.entity.js';
import { RegisteredApp } from './app/registered-app.entity.js';
import { registeredAppById } from './app/registered-app.loader.js';
import { RegisteredAppResolver } from './app/registered-app.resolver.js';
import { RegisteredAppService } from './app/registered-app.service.js';
import { Area } from './area/area.entity.js';
import { areaByCode } from './area/area.loader.js';
import { AreaResolver } from './area/area.resolver.js';
import { Citizen } from './citizen/citizen.entity.js';
import { citizenById, citizenByNik } from './citizen/citizen.loader.js';
import { CitizenResolver } from './citizen/citizen.resolver.js';
import { Credential } from './credential/credential.entity.js';
import { SignInPolicy } from './credential/sign-in-policy.entity.js';
import { DeathResolver } from './death/death.resolver.js';
import { DeathService } from './death/death.service.js';
import { RegistrationDeadline } from './death/registration-deadline.entity.js';
import { VitalEvent } from './death/vital-event.entity.js';
import { vitalEventById } from './death/vital-event.loader.js';
import { FamilyCard } from './family/family-card.entity.js';
import { familyCardByNumber } from './family/family-card.loader.js';
import { FamilyCardResolver } from './family/family-card.resolver.js';
import { CreateCitizenScopes } from './migrations/create-citizen-scopes.migration.js';
import { CreatePopulationRegister } from './migrations/create-population-register.migration.js';
import { CreateSignIn } from './migrations/create-sign-in.migration.js';
import { LoadAccessGrants } from './migrations/load-access-grants.migration.js';
import { LoadAreas } from './migrations/load-areas.migration.js';
import { Officer } from './officer/officer.entity.js';
import { seed } from './seed.js';
import { SigningKey } from './signing-key/signing-key.entity.js';
import { signingKeyById } from './signing-key/signing-key.loader.js';
import { SigningKeyResolver } from './signing-key/signing-key.resolver.js';
import { SigningKeyService } from './signing-key/signing-key.service.js';
import { VerificationResolver } from './verification/verification.resolver.js';

export default defineSubgraph({
  name: 'identity',
  body: 'Kementerian Dalam Negeri, Ditjen Kependudukan dan Pencatatan Sipil',
  agencies: ['010'],
  port: 4101,
  entities: [
    Area,
    Citizen,
    FamilyCard,
    VitalEvent,
    RegistrationDeadline,
    Credential,
    SignInPolicy,
    Officer,
    RegisteredApp,
    CitizenScope,
    SigningKey,
  ],
  migrations: [CreatePopulationRegister, LoadAreas, CreateSignIn, LoadAccessGrants, CreateCitizenScopes],
  references: {
    Area: ({ code }, { loaders }) => loaders.of(areaByCode).load(String(code)),
    Citizen: ({ id, nik }, { loaders }) =>
      id === undefined
        ? loaders.of(citizenByNik).load(String(nik))
        : loaders.of(citizenById).load(String(id)),
    FamilyCard: ({ number }, { loaders }) => loaders.of(familyCardByNumber).load(String(number)),
    RegisteredApp: ({ clientId }, { loaders }) => loaders.of(registeredAppById).load(String(clientId)),
    SigningKey: ({ kid }, { loaders }) => loaders.of(signingKeyById).load(String(kid)),
    VitalEvent: ({ id }, { loaders }) => loaders.of(vitalEventById).load(String(id)),
  },
  wire: ({ commands, clock }) => [
    new AreaResolver(),
    new CitizenResolver(),
    new FamilyCardResolver(),
    new VerificationResolver(),
    new DeathResolver(new DeathService(commands, clock)),
    new RegisteredAppResolver(new RegisteredAppService(commands, clock)),
    // Keys live in the time of the real world, as the tokens they sign do.
    new SigningKeyResolver(new SigningKeyService(commands, systemClock)),
  ],
  // The OpenID provider is loaded by the process that serves it, not by whoever only reads this door.
  mount: async (...served) => (await import('./sign-in/mount-sign-in.js')).mountSignIn(...served),
  seed,
});

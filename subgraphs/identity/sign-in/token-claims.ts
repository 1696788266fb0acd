import type { DataSource } from 'typeorm';
import type { Clock } from '../../../shared/time/clock.js';
import { givableScopes } from '../app/officials-scopes.js';
import { AppKind } from '../app/registered-app.entity.js';
import { Citizen } from '../citizen/citizen.entity.js';
import { Officer } from '../officer/officer.entity.js';
import type { ClientApp } from './client-app.js';
import { wardsOf } from './ward.rule.js';

/** What an access token says of its bearer beyond the standard. */
export interface ViewerClaims {
  readonly viewer_kind: 'citizen' | 'officer' | 'service' | 'analyst';
  readonly acr?: string;
  readonly citizen_id?: string;
  readonly wards?: readonly string[];
  readonly agency?: string;
  readonly purposes?: readonly string[];
}

/** Says in a token what the register and the registry know of its bearer now. */
export class TokenClaims {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @param acr how sure the provider was when the person signed in. */
  async ofPerson(app: ClientApp, citizenId: string, acr: string): Promise<ViewerClaims> {
    const wards = await this.#wardsOf(citizenId);
    const person = { acr, citizen_id: citizenId, ...(wards.length > 0 && { wards }) };
    if (app.kind !== AppKind.OFFICER_APP) return { viewer_kind: 'citizen', ...person };
    const officer = await this.officerOf(app, citizenId);
    const purposes = app.purposes.filter((purpose) => officer?.purposes.includes(purpose));
    return { viewer_kind: 'officer', ...person, ...agencyClaims({ ...app, purposes }) };
  }

  ofProgram(app: ClientApp): ViewerClaims {
    const viewer_kind = app.kind === AppKind.ANALYST_TOOL ? 'analyst' : 'service';
    return { viewer_kind, ...agencyClaims(app) };
  }

  /** The officer a person is in the agency of an app; null for none. */
  officerOf({ agencyCode }: ClientApp, citizenId: string): Promise<Officer | null> {
    if (agencyCode === null) return Promise.resolve(null);
    return this.db.manager.findOneBy(Officer, { citizenId, agencyCode, active: true });
  }

  /** What a person may let an app do: as a citizen no official's work, as an officer no more than the agency lets. */
  async scopesOf(app: ClientApp, citizenId: string): Promise<readonly string[]> {
    if (app.kind !== AppKind.OFFICER_APP) return givableScopes(this.db.manager, app, this.clock.today());
    const officer = await this.officerOf(app, citizenId);
    return app.scopes.filter((scope) => officer?.scopes.includes(scope));
  }

  async #wardsOf(citizenId: string): Promise<readonly string[]> {
    const residents = await this.db.manager
      .createQueryBuilder(Citizen, 'resident')
      .where('family_card_number = (SELECT family_card_number FROM citizen WHERE id = :citizenId)', {
        citizenId,
      })
      .orderBy('family_position')
      .getMany();
    return wardsOf(citizenId, residents, this.clock.today());
  }
}

const agencyClaims = ({ agencyCode, purposes }: ClientApp) => ({
  ...(agencyCode !== null && { agency: agencyCode }),
  purposes,
});

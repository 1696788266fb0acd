import type { Loaders } from '../loading/loaders.js';
import type { Clock } from '../time/clock.js';
import { grantedFields } from './access-grant.loader.js';
import { NamedEntities } from './named-entities.js';
import type { Viewer } from './viewer.js';

interface Place {
  readonly loaders: Loaders;
  readonly clock: Clock;
  /** Codes of the agencies whose data the ministry's are. */
  readonly agencies: readonly string[];
}

type Answer = boolean | Promise<boolean>;

/** What the viewer of one request may have of this ministry. */
export class Permissions {
  readonly named = new NamedEntities();

  constructor(
    readonly viewer: Viewer,
    private readonly place: Place,
  ) {}

  get isSignedIn(): boolean {
    return this.viewer.kind !== 'anonymous';
  }

  hasScopes(sets: readonly (readonly string[])[]): boolean {
    return sets.some((scopes) => scopes.every((scope) => this.viewer.scopes.includes(scope)));
  }

  /** Whether the viewer may see one field of what is about these citizens; by its coordinate, `Citizen.lifeStatus`. */
  maySee(coordinate: string, subjects: readonly string[]): Answer {
    return this.#decide(subjects, (granted) => granted.has(coordinate));
  }

  /** Whether the viewer may give a command in this person's name; null for nobody's. */
  mayActAs(coordinate: string, person: string | null): Answer {
    const { kind, citizenId, purpose } = this.viewer;
    // A system is nobody, and brings what was decided elsewhere.
    if (citizenId === null) return this.maySee(coordinate, person === null ? [] : [person]);
    return citizenId === person && (kind === 'citizen' || (kind === 'officer' && purpose !== null));
  }

  /** Whether the viewer may see any field of a type that is about these citizens. */
  mayKnow(type: string, subjects: readonly string[]): Answer {
    return this.#decide(subjects, (granted) =>
      [...granted].some((coordinate) => coordinate.startsWith(`${type}.`)),
    );
  }

  /** Learns what was granted before it is needed, so that somebody else's record takes as long as none. */
  async learn(): Promise<void> {
    const asked = this.#grantKey();
    if (asked) await this.place.loaders.of(grantedFields).load(asked);
  }

  /** Null for viewers whom no grant concerns. */
  #grantKey() {
    const { kind, agency, purpose } = this.viewer;
    // Whoever works with other people's data says what for (UU 27/2022 art. 20).
    if ((kind !== 'officer' && kind !== 'service') || agency === null || purpose === null) return null;
    return this.place.agencies.includes(agency) ? null : { agency, purpose, on: this.place.clock.today() };
  }

  #decide(subjects: readonly string[], isGranted: (granted: ReadonlySet<string>) => boolean): Answer {
    const { kind, citizenId, wards, agency, purpose } = this.viewer;
    // An officer is a citizen too, and at work nobody's data subject: the own data are asked for as a citizen.
    if (kind === 'citizen') return subjects.some((id) => id === citizenId || wards.includes(id));
    const granted = this.#grantKey();
    if (granted) return this.place.loaders.of(grantedFields).load(granted).then(isGranted);
    const isAtWork = (kind === 'officer' || kind === 'service') && agency !== null && purpose !== null;
    return isAtWork && this.place.agencies.includes(agency);
  }
}

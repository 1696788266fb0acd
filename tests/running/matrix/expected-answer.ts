import { type FieldNode, Kind, parse, type SelectionSetNode } from 'graphql';
import type { AskingViewer } from './asking-viewer.js';
import type { Declared, DeclaredField, DeclaredGraph } from './declared-graph.js';

export type Expected = 'ALLOWED' | 'UNAUTHORIZED_FIELD' | 'NOT_FOUND' | 'PURPOSE_REQUIRED';

/** A row of a ministry's `access_grant`. */
export interface GrantRow {
  readonly ministry: string;
  readonly agency: string;
  readonly purpose: string;
  readonly coordinate: string;
}

/** Who owns and who was granted what. */
export interface Rights {
  readonly grants: readonly GrantRow[];
  /** The agencies of each ministry. */
  readonly agencies: ReadonlyMap<string, readonly string[]>;
}

/** One field on the way from the root to the field asked for. */
interface Step {
  readonly parent: string;
  readonly field: DeclaredField;
  /** The ministry that answers it. */
  readonly ministry: string;
}

/** What the rules written in the schema come to, found out as naively as can be: field after field along one path. */
export class Oracle {
  constructor(
    private readonly graph: DeclaredGraph,
    private readonly rights: Rights,
  ) {}

  /** @param subjects the citizens that all on the path is about */
  expected(
    viewer: AskingViewer,
    root: 'Query' | 'Mutation',
    path: readonly string[],
    subjects: readonly string[],
  ): Expected {
    const steps = this.#steps(root, path);
    if (this.#mustStatePurpose(viewer) && steps.some((step) => this.#needsPurpose(step)))
      return 'PURPOSE_REQUIRED';
    if (steps.some((step) => !this.#passesRouter(viewer, step))) return 'UNAUTHORIZED_FIELD';
    for (const step of steps) {
      if (!this.#passesMinistry(viewer, step, subjects)) return 'UNAUTHORIZED_FIELD';
      if (step.parent === 'Query' && !this.#mayList(viewer, step)) return 'UNAUTHORIZED_FIELD';
      if (step.parent === 'Query' && !this.#mayKnow(viewer, step, subjects)) return 'NOT_FOUND';
    }
    return 'ALLOWED';
  }

  #steps(root: string, path: readonly string[]): readonly Step[] {
    const steps: Step[] = [];
    let [parent, at] = [root, ''];
    for (const name of path) {
      const field = this.graph.field(parent, name);
      at = field.owners.includes(at) ? at : (field.owners[0] ?? '');
      steps.push({ parent, field, ministry: at });
      parent = field.value;
    }
    return steps;
  }

  #mustStatePurpose = ({ kind, purpose }: AskingViewer): boolean =>
    (kind === 'agency' || kind === 'analyst') && purpose === null;

  /** Everything written on the field, on its type, on the type of its value. */
  #written({ parent, field }: Step): readonly Declared[] {
    const value = this.graph.types.get(field.value);
    return [this.graph.type(parent), field, ...(value ? [value] : [])];
  }

  /** What a field of one ministry is made from at another. */
  #madeFrom({ parent, field, ministry }: Step): readonly Step[] {
    const within = (type: string, from: string, { selections }: SelectionSetNode): readonly Step[] =>
      selections
        .filter((one): one is FieldNode => one.kind === Kind.FIELD)
        .flatMap(({ name, selectionSet }) => {
          const made = this.graph.field(type, name.value);
          const others = made.owners.filter((one) => one !== ministry);
          const owner = others.includes(from) ? from : (others[0] ?? '');
          const step = { parent: type, field: made, ministry: owner };
          return [step, ...(selectionSet ? within(made.value, owner, selectionSet) : [])];
        });
    if (field.requires === null) return [];
    const [operation] = parse(`{ ${field.requires} }`).definitions;
    if (operation?.kind !== Kind.OPERATION_DEFINITION) return [];
    const direct = within(parent, '', operation.selectionSet);
    return [...direct, ...direct.flatMap((step) => this.#madeFrom(step))];
  }

  #needsPurpose(step: Step): boolean {
    return [step, ...this.#madeFrom(step)].some((one) =>
      this.#written(one).some(({ personal, dataSubject }) => personal || dataSubject),
    );
  }

  #passesRouter(viewer: AskingViewer, step: Step): boolean {
    const rules = [step, ...this.#madeFrom(step)].flatMap((one) => this.#written(one));
    return rules.every(
      ({ authenticated, scopes, dataSubject, personal }) =>
        (!authenticated || viewer.kind !== 'anonymous') &&
        (scopes === null || scopes.some((set) => set.every((scope) => viewer.scopes.includes(scope)))) &&
        (!dataSubject || (viewer.kind !== 'anonymous' && viewer.kind !== 'analyst')) &&
        (!personal || viewer.kind !== 'analyst'),
    );
  }

  #passesMinistry(viewer: AskingViewer, step: Step, subjects: readonly string[]): boolean {
    return [step, ...this.#madeFrom(step)].every(({ parent, field, ministry }) => {
      const isRoot = parent === 'Query' || parent === 'Mutation';
      // A scope asked for on nobody's behalf is an official's.
      if (isRoot && field.scopes !== null && !field.dataSubject && viewer.kind === 'citizen') return false;
      const ofType = field.name !== 'id' && this.graph.type(parent).dataSubject;
      if (!ofType && !field.dataSubject) return true;
      return this.#isSubject(viewer, ministry, subjects, (one) => one === `${parent}.${field.name}`);
    });
  }

  /** Somebody else's record looks like none. */
  #mayKnow(viewer: AskingViewer, { field, ministry }: Step, subjects: readonly string[]): boolean {
    if (!this.graph.types.get(field.value)?.dataSubject) return true;
    return this.#isSubject(viewer, ministry, subjects, (one) => one.startsWith(`${field.value}.`));
  }

  /** Everybody's records are listed to who may know anybody's. */
  #mayList(viewer: AskingViewer, { field, ministry }: Step): boolean {
    const listed = this.graph.types.get(field.value)?.fields.get('nodes')?.value ?? '';
    if (!this.graph.types.get(listed)?.dataSubject) return true;
    return this.#isSubject(viewer, ministry, [], (one) => one.startsWith(`${listed}.`));
  }

  #isSubject(
    { kind, people, agency, purpose }: AskingViewer,
    ministry: string,
    subjects: readonly string[],
    covers: (coordinate: string) => boolean,
  ): boolean {
    if (kind === 'citizen') return subjects.some((id) => people.includes(id));
    if (kind !== 'agency' || agency === null || purpose === null) return false;
    if (this.rights.agencies.get(ministry)?.includes(agency)) return true;
    return this.rights.grants.some(
      (row) =>
        row.ministry === ministry &&
        row.agency === agency &&
        row.purpose === purpose &&
        covers(row.coordinate),
    );
  }
}

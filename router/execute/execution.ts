import type { GraphQLSchema } from 'graphql';
import { Fault } from '../../shared/errors/fault.js';
import { invariant } from '../../shared/errors/invariant.js';
import { relayedFault, unavailable } from '../relayed-fault.js';
import { answerNames, entitiesText, rootText } from './call-text.js';
import type { Call } from './calls.js';
import { deliverEntities, deliverRoot, type Receiver, reasonsOf } from './delivery.js';
import type { FetchShape } from './fetch-shape.js';
import { Quotes } from './json-text.js';
import { Lane } from './lane.js';
import { Missing } from './missing.js';
import type { Json } from './own.js';
import { beforeLists } from './path.js';
import { objectsAt } from './places.js';
import type { FetchStep, Step } from './steps.js';
import { readAnswer, type SubgraphAnswer } from './subgraph-answer.js';

/** Sends the body of a request to a subgraph and gives the body of its answer. @throws Fault */
export type Ask = (subgraph: string, body: string, isQuery: boolean) => Promise<string>;

export interface ExecutionOptions {
  readonly schema: GraphQLSchema;
  readonly unshared: ReadonlySet<FetchShape>;
  /** With what a fetch travels. */
  readonly callOf: (step: FetchStep) => Call | undefined;
  readonly ask: Ask;
  /** Told of a subgraph whose answer was none, or not one to what was asked. */
  readonly onNonsense: (subgraph: string) => void;
  /** As the client sent them. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** Whether a condition of the plan holds. */
  readonly holds: (variable: string) => boolean;
  /** Whether what was fetched once may stand for the same fetch later; after a mutation it may not. */
  readonly remembers: boolean;
}

/** What a call still waits for before it is made. */
interface Departure {
  readonly steps: FetchStep[];
  waiting: number;
  readonly done: PromiseWithResolvers<void>;
}

/** One request, while its plan is executed. */
export class Execution {
  readonly data: Json = {};
  readonly missing = new Missing();
  readonly quotes = new Quotes();
  readonly #departures = new Map<Call, Departure>();
  readonly #fetched = new Map<FetchShape, Map<string, unknown>>();
  readonly #variableTexts = new Map<string, string | undefined>();
  readonly #receiver: Receiver;

  constructor(private readonly options: ExecutionOptions) {
    const { schema, unshared } = options;
    this.#receiver = { schema, unshared, missing: this.missing };
  }

  /** Never fails: what could not be had is missing. */
  async run(step: Step): Promise<void> {
    switch (step.kind) {
      case 'fetch':
        return this.#arrive(step, true);
      case 'sequence':
        for (const one of step.steps) await this.run(one);
        return;
      case 'parallel':
        await Promise.all(step.steps.map((one) => this.run(one)));
        return;
      case 'condition': {
        const { whenTrue, whenFalse } = step;
        const holds = this.options.holds(step.variable);
        const [taken, left] = holds ? [whenTrue, whenFalse] : [whenFalse, whenTrue];
        if (left) this.#leaveOut(left);
        if (taken) await this.run(taken);
      }
    }
  }

  /** What travels together waits for each other, also for those that are left out. */
  #leaveOut(step: Step): void {
    if (step.kind === 'fetch') void this.#arrive(step, false);
    else if (step.kind !== 'condition') for (const one of step.steps) this.#leaveOut(one);
    else for (const one of [step.whenTrue, step.whenFalse]) if (one) this.#leaveOut(one);
  }

  #arrive(step: FetchStep, isTaken: boolean): Promise<void> {
    const call = this.options.callOf(step);
    invariant(call, 'every fetch of a plan travels with a call');
    const departure = this.#departures.get(call) ?? {
      steps: [],
      waiting: call.steps.length,
      done: Promise.withResolvers<void>(),
    };
    this.#departures.set(call, departure);
    if (isTaken) departure.steps.push(step);
    departure.waiting -= 1;
    if (departure.waiting === 0)
      void this.#depart(departure).then(departure.done.resolve, departure.done.reject);
    return departure.done.promise;
  }

  async #depart({ steps }: Departure): Promise<void> {
    const [first] = steps;
    if (!first) return;
    if (!first.shape.entities) return this.#fetchRoot(first);
    return this.#fetchEntities(first.shape.subgraph, this.#lanesOf(steps));
  }

  async #fetchRoot({ shape, at }: FetchStep): Promise<void> {
    const places = objectsAt(this.data, at);
    if (places.length === 0) return;
    const body = rootText(shape, (name) => this.#textOf(name));
    const answer = await this.#answer(shape.subgraph, body, shape.isQuery);
    if (!(answer instanceof Fault) && deliverRoot(answer, shape, places, this.#receiver)) return;
    const reason = answer instanceof Fault ? answer : this.#notAsked(shape.subgraph);
    const lack = this.missing.add([reason], beforeLists(at));
    for (const place of places) this.missing.noteAll(place, shape.names, lack);
  }

  #lanesOf(steps: readonly FetchStep[]): readonly Lane[] {
    const lanes = new Map<FetchShape, Lane>();
    for (const { shape, at } of steps) {
      const isShared = !this.options.unshared.has(shape);
      const lane = lanes.get(shape) ?? new Lane(shape, this, this.#fetchedBy(shape), isShared);
      lanes.set(shape, lane);
      lane.add(this.data, at);
    }
    return [...lanes.values()].filter(({ asked }) => asked.length > 0);
  }

  async #fetchEntities(subgraph: string, lanes: readonly Lane[]): Promise<void> {
    if (lanes.length === 0) return;
    const answer = await this.#answer(
      subgraph,
      entitiesText(lanes, (name) => this.#textOf(name)),
      true,
    );
    const names = answerNames(lanes.length);
    for (const [index, lane] of lanes.entries()) {
      const reasons = this.#deliver(answer, names[index] ?? '', lane);
      if (reasons.length > 0) lane.fail(this.missing.add(reasons, lane.at));
    }
    if (answer instanceof Fault || !answer.data) return;
    const others = answer.errors.filter(({ path }) => !names.includes(String(path?.[0])));
    for (const error of others) this.missing.add([relayedFault(subgraph, error)], []);
  }

  /** @returns why nothing of a lane came; nothing when it did. */
  #deliver(answer: SubgraphAnswer | Fault, name: string, lane: Lane): readonly Fault[] {
    if (answer instanceof Fault) return [answer];
    const { data, errors } = answer;
    if (!data) return reasonsOf(errors, lane.shape);
    const own = errors.filter(({ path }) => path?.[0] === name);
    if (deliverEntities(data[name], own, lane, this.#receiver)) return [];
    return [this.#notAsked(lane.shape.subgraph)];
  }

  async #answer(subgraph: string, body: string, isQuery: boolean): Promise<SubgraphAnswer | Fault> {
    try {
      const text = await this.options.ask(subgraph, body, isQuery);
      this.quotes.read(text);
      return readAnswer(text);
    } catch (error) {
      return error instanceof Fault ? error : this.#notAsked(subgraph);
    }
  }

  #notAsked(subgraph: string): Fault {
    this.options.onNonsense(subgraph);
    return unavailable(subgraph);
  }

  #fetchedBy(shape: FetchShape): Map<string, unknown> {
    const known = this.#fetched.get(shape) ?? new Map<string, unknown>();
    if (this.options.remembers) this.#fetched.set(shape, known);
    return known;
  }

  #textOf(name: string): string | undefined {
    if (!this.#variableTexts.has(name)) {
      const { variables } = this.options;
      this.#variableTexts.set(
        name,
        Object.hasOwn(variables, name) ? JSON.stringify(variables[name]) : undefined,
      );
    }
    return this.#variableTexts.get(name);
  }
}

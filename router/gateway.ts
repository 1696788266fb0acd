import { createHash } from 'node:crypto';
import { operationFromDocument, Schema } from '@apollo/federation-internals';
import { ApolloGateway } from '@apollo/gateway';
import { QueryPlanner } from '@apollo/query-planner';
import {
  type DocumentNode,
  type FieldNode,
  GraphQLError,
  getOperationAST,
  getVariableValues,
  OperationTypeNode,
  parse,
} from 'graphql';
import type { Logger } from 'pino';
import { Fault } from '../shared/errors/fault.js';
import { invariant } from '../shared/errors/invariant.js';
import { type Allowed, Authoriser, type SentOperation } from './authorise/authoriser.js';
import { withAliasesApart } from './execute/client-aliases.js';
import { withConcreteFragments } from './execute/concrete-fragments.js';
import { EntityKeys } from './execute/entity-keys.js';
import type { QueryPlan } from './execute/plan.js';
import type { PlanObserver } from './execute/plan-observer.js';
import type { Answer } from './execute/program.js';
import { Programs } from './execute/programs.js';
import { withRequiredArguments } from './execute/required-arguments-plan.js';
import { WrittenData } from './execute/written-data.js';
import type { LimitOptions } from './limit/limit-options.js';
import { isOverPlanBudget, plannerBounds, withinPlanBudget } from './limit/plan-budget.js';
import { SharedFlights } from './link/shared-flights.js';
import type { SubgraphLink } from './link/subgraph-link.js';
import { viewerKeyOf } from './link/viewer-key.js';
import type { RouterContext } from './router-context.js';
import type { Supergraph } from './supergraph.js';

type Executor = ApolloGateway['executor'];
type Request = Parameters<Executor>[0];

/**
 * Plans with Apollo's planner over a supergraph, and executes the plans itself. Where the supergraph has rules, only what the
 * viewer may have is planned.
 */
export class Gateway extends ApolloGateway {
  readonly #clients: ReadonlyMap<string, SubgraphLink>;
  readonly #log: Logger;
  readonly #supergraph: Supergraph;
  readonly #authoriser: Authoriser | null;
  readonly #programs: Programs;
  readonly #flights = new SharedFlights<Answer>();

  constructor(
    supergraph: Supergraph,
    clients: ReadonlyMap<string, SubgraphLink>,
    limits: LimitOptions,
    log: Logger,
    observer?: PlanObserver,
  ) {
    // Read by the constructor, which otherwise measures every deployment for its maker.
    process.env.APOLLO_TELEMETRY_DISABLED = 'true';
    const { sdl, schema, rules } = supergraph;
    super({
      supergraphSdl: sdl,
      buildService: () => ({
        process: () => Promise.reject(new Error('this router calls subgraphs itself')),
      }),
      queryPlannerConfig: {
        exposeDocumentNodeInFetchNode: true,
        reuseQueryFragments: false,
        debug: plannerBounds(limits),
      },
      logger: log,
    });
    this.#take(supergraph);
    this.#clients = clients;
    this.#log = log;
    this.#supergraph = supergraph;
    this.#authoriser = rules && new Authoriser(schema, rules);
    this.#programs = new Programs(
      (document, operationName) => this.#plan(document, operationName),
      supergraph,
      new EntityKeys(schema, (type, field) => rules?.requirementsOf(type, field).length === 0),
      observer,
    );
    this.executor = withinPlanBudget((request) => this.#execute(request));
  }

  /** Hands the gateway what is built already: building it anew, in one go, would keep everybody waiting. */
  #take({ sdl, planned, schema, clientSchema }: Supergraph): void {
    invariant(
      'createSchemaFromSupergraphSdl' in this,
      'this version of the gateway builds its supergraph there',
    );
    const built = { supergraph: planned, supergraphSdl: sdl };
    Object.defineProperty(this, 'createSchemaFromSupergraphSdl', { value: () => built });
    // It would make both of these again, too.
    Object.defineProperty(planned.schema, 'toGraphQLJSSchema', { value: () => schema });
    Object.defineProperty(planned.apiSchema(), 'toGraphQLJSSchema', { value: () => clientSchema });
  }

  /** How many operations are ready. */
  get plans(): number {
    return this.#programs.size;
  }

  /**
   * Makes an operation ready before anybody asks it.
   * @throws Error when it cannot be planned.
   */
  prepare(query: string, operationName?: string): void {
    const document = parse(query);
    const operation = getOperationAST(document, operationName);
    if (!operation) throw noOperation;
    const hashes = [createHash('sha256').update(query).digest('hex')];
    this.#programs.of({ hashes, operationName }, { document, operation, refused: nothing }, document);
  }

  async #execute(request: Request): ReturnType<Executor> {
    const { operation, document, queryHash } = request;
    const { variables = {}, operationName } = request.request;
    if (!operation) return { errors: [noOperation] };
    const coerced = getVariableValues(
      this.#supergraph.clientSchema,
      operation.variableDefinitions ?? [],
      variables,
    );
    if (coerced.errors) return { errors: coerced.errors };
    const sent = { document, operation, queryHash, operationName, variables, values: coerced.coerced };
    try {
      const { body, errors } = await this.#answer(sent, contextOf(request));
      // Apollo Server takes data for a record; it only hands them on to what writes the response.
      const data = body === null ? null : (new WrittenData(body) as unknown as Record<string, unknown>);
      return { data, ...(errors.length > 0 && { errors: [...errors] }) };
    } catch (error) {
      if (error instanceof Fault) return { errors: [error] };
      throw error;
    }
  }

  #answer(sent: Sent, context: RouterContext): Promise<Answer> {
    if (!this.#authoriser) return this.#run(sent, null, context);
    invariant(context.caller, 'who asks a graph that has rules is known');
    return this.#authoriser.execute(sent, context.caller, (allowed) => this.#run(sent, allowed, context));
  }

  /** @throws PlanRefused before anything is fetched, when the plan needs more than the viewer may have. */
  async #run(sent: Sent, allowed: Allowed | null, context: RouterContext): Promise<Answer> {
    const { document, operation, queryHash, operationName, variables, values } = sent;
    const program = this.#programs.of(
      { hashes: [queryHash, ...(allowed ? [allowed.hash] : [])], operationName },
      { document, operation, refused: allowed?.refused ?? nothing },
      allowed?.document ?? document,
      context.trace,
    );
    const viewer = context.caller?.viewer ?? null;
    if (viewer) this.#authoriser?.check(program.plan, viewer);
    const run = () =>
      program.run({
        variables,
        values,
        ask: (subgraph, body, isQuery) => this.#clientOf(subgraph).call({ body, isQuery }, context),
        onNonsense: (subgraph) =>
          this.#log.warn(
            { subgraph, requestId: context.requestId },
            'a subgraph answered what was not asked',
          ),
      });
    if (operation.operation !== OperationTypeNode.QUERY)
      return run().finally(() => this.#flights.letNobodyJoin());
    // Only one viewer's own requests share an answer: another's may be another.
    const key = `${program.id} ${viewer ? viewerKeyOf(viewer) : ''} ${JSON.stringify(variables)}`;
    return this.#flights.join(key, run);
  }

  #clientOf(subgraph: string): SubgraphLink {
    const client = this.#clients.get(subgraph);
    invariant(client, 'every subgraph of a supergraph has a client');
    return client;
  }

  /** The planner is the gateway's own, which keeps it to itself. */
  #plan(document: DocumentNode, operationName: string | undefined): QueryPlan {
    const [planner, schema]: unknown[] = [Reflect.get(this, 'queryPlanner'), Reflect.get(this, 'apiSchema')];
    invariant(
      planner instanceof QueryPlanner && schema instanceof Schema,
      'a gateway that is asked is loaded',
    );
    const apart = withAliasesApart(document, this.#supergraph.schema);
    const named = operationName === undefined ? {} : { operationName };
    const planOf = (one: DocumentNode) => planner.buildQueryPlan(operationFromDocument(schema, one, named));
    return withRequiredArguments(this.#planned(apart, planOf), this.#supergraph.requirements);
  }

  #planned(document: DocumentNode, planOf: (document: DocumentNode) => QueryPlan): QueryPlan {
    try {
      return planOf(document);
    } catch (error) {
      // The planner's own mistakes have no code; what it refuses has one.
      if (error instanceof GraphQLError || !(error instanceof Error) || isOverPlanBudget(error)) throw error;
      return planOf(withConcreteFragments(document, this.#supergraph.clientSchema));
    }
  }
}

interface Sent extends SentOperation {
  /** Of the whole document, by Apollo Server. */
  readonly queryHash: string;
  readonly operationName: string | undefined;
  /** The variables with their defaults, as values of their types. */
  readonly values: Readonly<Record<string, unknown>>;
}

const nothing: ReadonlySet<FieldNode> = new Set();

/** Apollo Server makes the caller's error of it; the gateway would throw, as if it were ours. */
const noOperation = new GraphQLError('The document has no operation of the given name.');

/** The gateway hands our own context on, but calls it any record. */
const contextOf = ({ context }: Request): RouterContext => context as unknown as RouterContext;

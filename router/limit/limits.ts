import type { ApolloServerPlugin } from '@apollo/server';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Caller } from '../caller.js';
import { Admission } from './admission.js';
import { compressed, readyToCompress } from './compression.js';
import { limitingCost } from './cost.plugin.js';
import { allowOrigins } from './cross-origin.js';
import type { LimitOptions } from './limit-options.js';
import { refuseUnreadable } from './unreadable.js';
import { wellFormedStatus } from './well-formed-status.plugin.js';

/** All that bounds what a client may ask for, at each place where it can be told. */
export class Limits {
  readonly #admission: Admission;

  constructor(readonly options: LimitOptions) {
    this.#admission = new Admission(options);
  }

  /** What only the headers of a request must tell. Must be called before routes are added. */
  async guard(server: FastifyInstance): Promise<void> {
    server.server.maxConnections = this.options.connectionsMax;
    refuseUnreadable(server);
    allowOrigins(server, this.options.origins);
    await readyToCompress(server);
  }

  get ofRoute() {
    return { bodyLimit: this.options.bodyBytesMax, compress: compressed };
  }

  /** @throws Refusal of a request whose body is read, and of which nothing else is known yet. */
  admit(request: FastifyRequest, caller: Caller | null): void {
    this.#admission.admit(request, caller?.viewer.clientId || null);
  }

  get ofApollo() {
    const { tokensMax, trustedDocuments } = this.options;
    return {
      parseOptions: { maxTokens: tokensMax },
      validationOptions: { maxErrors: mistakesMax, hideSuggestions: true },
      ...(trustedDocuments && { persistedQueries: { cache: trustedDocuments.asCache } }),
    };
  }

  /** @param schemaOf the supergraph's, with its directives. */
  plugins(schemaOf: () => GraphQLSchema): readonly ApolloServerPlugin[] {
    return [wellFormedStatus, limitingCost(this.options, schemaOf)];
  }
}

/** After so many nobody reads on, and each takes time to find. */
const mistakesMax = 20;

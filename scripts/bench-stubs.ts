import { readdir, readFile } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  type GraphQLFieldResolver,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNullableType,
  graphql,
  isEnumType,
  isLeafType,
  isListType,
  isObjectType,
  parse,
} from 'graphql';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';

const listLength = 3;

export interface Stub {
  readonly name: string;
  readonly url: string;
}

/** An issuer with one key. */
export interface StubIssuer {
  readonly issuer: string;
  /** The access token of the n-th citizen, or of somebody with other claims. */
  readonly tokenOf: (n: number, claims?: JWTPayload) => Promise<string>;
}

/** Serves the published schema of every ministry with made-up values, so that the router is what is measured. */
export class Stubs implements AsyncDisposable {
  readonly #servers: Server[] = [];

  async serveMinistries(folder: string): Promise<readonly Stub[]> {
    const files = await readdir(folder);
    return Promise.all(
      files.map(async (file) => {
        const schema = buildSubgraphSchema({ typeDefs: parse(await readFile(join(folder, file), 'utf8')) });
        const url = await this.#serve(async (request, response) => {
          const { query, variables } = JSON.parse(await text(request));
          const answer = await graphql({
            schema,
            source: query,
            variableValues: variables,
            fieldResolver: madeUp(schema),
            typeResolver: (value: object) => Reflect.get(value, '__typename'),
          });
          response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
        });
        return { name: basename(file, '.graphql'), url };
      }),
    );
  }

  async serveIssuer(audience: string): Promise<StubIssuer> {
    const { publicKey, privateKey } = await generateKeyPair('ES256');
    const jwks = { keys: [{ ...(await exportJWK(publicKey)), kid: 'bench', alg: 'ES256' }] };
    const issuer = await this.#serve((request, response) => {
      const discovery = { issuer, jwks_uri: `${issuer}/jwks` };
      response.writeHead(200).end(JSON.stringify(request.url?.endsWith('/jwks') ? jwks : discovery));
    });
    const tokenOf = (n: number, claims: JWTPayload = {}) =>
      new SignJWT({ ...citizenClaims(n), ...claims })
        .setProtectedHeader({ alg: 'ES256', kid: 'bench', typ: 'at+jwt' })
        .setIssuer(issuer)
        .setAudience(audience)
        .setSubject(`bench-${n}`)
        .setJti(`bench-${n}`)
        .setIssuedAt()
        .setExpirationTime('12h')
        .sign(privateKey);
    return { issuer, tokenOf };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const server of this.#servers) {
      server.close();
      server.closeAllConnections();
    }
  }

  async #serve(listener: RequestListener): Promise<string> {
    const server = createServer(listener);
    this.#servers.push(server);
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }
}

const citizenClaims = (n: number): JWTPayload => ({
  client_id: 'bench',
  scope: 'openid',
  acr: 'urn:inadigital:assurance:2',
  viewer_kind: 'citizen',
  citizen_id: `11111111-1111-4111-8111-${String(n).padStart(12, '0')}`,
});

function madeUp(schema: GraphQLSchema): GraphQLFieldResolver<unknown, unknown> {
  const made = (type: GraphQLOutputType): unknown => {
    const nullable = getNullableType(type);
    if (isListType(nullable)) return Array.from({ length: listLength }, () => made(nullable.ofType));
    if (isEnumType(nullable)) return nullable.getValues()[0]?.value;
    if (isLeafType(nullable)) return leaves.get(nullable.name) ?? 'made up';
    const object = isObjectType(nullable) ? nullable : schema.getPossibleTypes(nullable)[0];
    return { __typename: object?.name };
  };
  return (parent, _arguments, _context, { fieldName, returnType }) => {
    const known: unknown = typeof parent === 'object' && parent !== null && Reflect.get(parent, fieldName);
    return known || made(returnType);
  };
}

const leaves = new Map<string, unknown>([
  ['Int', 1],
  ['Float', 1.5],
  ['Boolean', true],
]);

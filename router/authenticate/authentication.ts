import type { FastifyReply, FastifyRequest } from 'fastify';
import { invariant } from '../../shared/errors/invariant.js';
import { errorBody } from '../../shared/http/refusals.js';
import { type Caller, nobody } from '../caller.js';
import { statingPurpose } from './stated-purpose.js';
import type { TokenVerifier } from './token-verifier.js';

/** Finds out once per request who makes it, before anything of the request is read but its headers. */
export class Authentication {
  readonly #callers = new WeakMap<FastifyRequest, Caller>();

  constructor(private readonly verifier: TokenVerifier) {}

  /** Must be called before a request is executed. Every way in which a token is wrong has the same answer. */
  async admit(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const caller = await this.#identify(request);
    if (caller) this.#callers.set(request, caller);
    else await refuse(reply);
  }

  callerOf(request: FastifyRequest): Caller {
    const caller = this.#callers.get(request);
    invariant(caller, 'a request that is executed was let through');
    return caller;
  }

  async #identify(request: FastifyRequest): Promise<Caller | null> {
    const given = request.raw.headersDistinct.authorization;
    if (given === undefined) return nobody;
    try {
      return statingPurpose(await this.verifier.verify(tokenOf(given)), request.headers);
    } catch (error) {
      request.log.info({ reason: reasonOf(error) }, 'a token was refused');
      return null;
    }
  }
}

/** Empty when there is not one header of one scheme, one space and one token (RFC 6750); no token is empty. */
function tokenOf(given: readonly string[]): string {
  const [header = '', ...others] = given;
  return (others.length === 0 && /^bearer ([\w.~+/-]+=*)$/i.exec(header)?.[1]) || '';
}

const refusal = errorBody('UNAUTHENTICATED', 'The access token is not valid.');

async function refuse(reply: FastifyReply): Promise<void> {
  await reply.code(401).header('www-authenticate', 'Bearer').send(refusal);
}

/** A code, never words: messages may repeat what was sent. */
function reasonOf(error: unknown): string {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
  return typeof code === 'string' ? code : 'unknown';
}

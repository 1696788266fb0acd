import { ConfigurationError } from '../../shared/config/environment.js';
import { StartError } from '../../shared/process/run-main.js';

/** Why a supergraph is not served. Told to whoever asks for the router's health, so no word of the file is in it. */
export const refusals = {
  EMPTY: 'It is empty.',
  TOO_LARGE: 'It is larger than 16 MiB.',
  NOT_GRAPHQL: 'It is not GraphQL.',
  NOT_FEDERATION_2: 'It was not composed by Apollo Federation 2.',
  NOT_SERVEABLE: 'It does not fit together, or needs what this router does not know; the log says what.',
  ADDRESS_REFUSED: 'One of its subgraphs is at no address that may be called; the log says which.',
  NOT_CONFIGURED: 'It needs settings that this router was not given; the log names them.',
  UNSIGNED: 'It has no signature.',
  WRONG_SIGNATURE: 'Its signature is not by a key that this router knows.',
  CHANGED: 'It is not the text that was signed.',
  OLDER: 'A newer version was served already.',
  SAME_VERSION: 'Another text was served under its version already.',
  RULES_LOST: 'It has no rules, the one that is served has, and nobody signed it.',
} as const satisfies Record<string, string>;

export type Refusal = keyof typeof refusals;

/** A supergraph that is not served; the message is for those who run the router, and may quote the supergraph. */
export class RefusedRelease extends StartError {
  constructor(
    readonly refusal: Refusal,
    message: string = `The supergraph is refused. ${refusals[refusal]}`,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Whatever keeps a supergraph from being served is a refusal; what nobody foresaw is one too. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof RefusedRelease) return error.refusal;
  return error instanceof ConfigurationError ? 'NOT_CONFIGURED' : 'NOT_SERVEABLE';
}

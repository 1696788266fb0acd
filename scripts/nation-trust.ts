import { envelopeKeysVariableOf } from '../router/subgraph-url.js';
import type { SubgraphDefinition } from '../shared/subgraph/define-subgraph.js';
import { developmentKey } from '../subgraphs/identity/secret/development-secret.js';
import type { DataDirectory } from './data-directory.js';

type Variables = Readonly<Record<string, string>>;

/** By what the parts of an embedded nation know each other, as the environment variables each is given. */
export interface NationTrust {
  /** The router takes the provider's tokens, and seals what it tells each ministry with a key of theirs. */
  readonly ofRouter: Variables;
  /** A ministry opens what the router sealed for it, and signs in as the service of its agency. */
  readonly ofMinistry: (door: SubgraphDefinition) => Variables;
}

/** The same at every start, so that a part that is started again is known to the others. */
export function nationTrust(
  doors: readonly SubgraphDefinition[],
  { passwordOf }: Pick<DataDirectory, 'passwordOf'>,
  issuer: string,
): NationTrust {
  const envelopeKeyOf = ({ name }: SubgraphDefinition): Variables => ({
    [envelopeKeysVariableOf(name)]: `embedded:${passwordOf(`envelope ${name}`)}`,
  });
  return {
    ofRouter: Object.assign({ OIDC_ISSUER: issuer }, ...doors.map(envelopeKeyOf)),
    ofMinistry: (door) => ({
      ...envelopeKeyOf(door),
      [`${door.name.toUpperCase()}_SERVICE_KEY`]: JSON.stringify(
        developmentKey(`service-${door.agencies[0]}`),
      ),
      OIDC_ISSUER: issuer,
    }),
  };
}

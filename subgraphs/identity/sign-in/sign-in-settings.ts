import { z } from 'zod';
import { ConfigurationError, readEnvironment } from '../../../shared/config/environment.js';
import { isLoopback } from '../app/redirect-uri.rule.js';
import type { PinSecrets } from '../credential/pin-hash.js';
import { developmentBytes } from '../secret/development-secret.js';
import type { NamedKey } from '../secret/vault.js';

export interface SignInSettings {
  /** Whether this is the provider of an embedded nation, whose sign-ins everybody knows. */
  readonly development: boolean;
  /** The provider's address as the world knows it; null for where the process itself listens. */
  readonly issuer: string | null;
  /** Whom access tokens are for. */
  readonly audience: string;
  /** The first encrypts. */
  readonly encryptionKeys: readonly [NamedKey, ...NamedKey[]];
  readonly pin: PinSecrets;
  /** Never changed: with another one every app would meet strangers. */
  readonly pairwiseSalt: Buffer;
  /** The first signs. */
  readonly cookieKeys: readonly string[];
}

/** OWASP's parameters for scrypt with 32 MiB. */
const strongCost = { logN: 15, r: 8, p: 3 };
/** The PINs of an embedded nation are public, so that hashing them need not be slow. */
const developmentCost = { logN: 12, r: 8, p: 1 };

const secret = z
  .string()
  .regex(/^[\w-]{43,}$/, 'is at least 32 random bytes in base64url')
  .transform((text) => Buffer.from(text, 'base64url'));
const namedKeys = z
  .string()
  .regex(
    /^[\w.-]{1,32}:[\w-]{43}(,[\w.-]{1,32}:[\w-]{43})*$/,
    'is a list kid:key,kid:key of 32-byte keys in base64url',
  )
  .transform((text) => text.split(',').map(namedKey));
const cookieKeys = z
  .string()
  .regex(/^[\w-]{43,}(,[\w-]{43,})*$/, 'is a list of at least 32 random bytes each, in base64url')
  .transform((text) => text.split(','));

const audience = z.url().default('urn:inadigital:graph');
const embedded = z.stringbool().default(false);

/**
 * Reads the provider's settings. An embedded nation needs none; anywhere else every secret must be given, and those of
 * embedded nations are refused.
 * @throws ConfigurationError naming every variable that is missing or wrong.
 */
export function readSignInSettings(environment: NodeJS.ProcessEnv): SignInSettings {
  const { EMBEDDED_NATION: isEmbedded } = readEnvironment({ EMBEDDED_NATION: embedded }, environment);
  return isEmbedded ? readDevelopmentSettings(environment) : readProductionSettings(environment);
}

function readDevelopmentSettings(environment: NodeJS.ProcessEnv): SignInSettings {
  const { IDENTITY_ISSUER, IDENTITY_AUDIENCE, NODE_ENV } = readEnvironment(
    { IDENTITY_ISSUER: z.url().optional(), IDENTITY_AUDIENCE: audience, NODE_ENV: z.string().optional() },
    environment,
  );
  if (NODE_ENV === 'production')
    throw new ConfigurationError(['EMBEDDED_NATION: sign-ins that everybody knows are not for production']);
  if (IDENTITY_ISSUER !== undefined && !isLoopback(new URL(IDENTITY_ISSUER)))
    throw new ConfigurationError(['IDENTITY_ISSUER: an embedded nation is reached on this machine alone']);
  return {
    development: true,
    issuer: IDENTITY_ISSUER ?? null,
    audience: IDENTITY_AUDIENCE,
    encryptionKeys: [{ kid: 'development', bytes: developmentBytes('encryption') }],
    pin: { pepper: developmentBytes('pin pepper'), cost: developmentCost },
    pairwiseSalt: developmentBytes('pairwise salt'),
    cookieKeys: [developmentBytes('cookies').toString('base64url')],
  };
}

function readProductionSettings(environment: NodeJS.ProcessEnv): SignInSettings {
  const given = readEnvironment(
    {
      IDENTITY_ISSUER: z.url({ protocol: /^https$/ }),
      IDENTITY_AUDIENCE: audience,
      IDENTITY_ENCRYPTION_KEYS: namedKeys,
      IDENTITY_PIN_PEPPER: secret,
      IDENTITY_PAIRWISE_SALT: secret,
      IDENTITY_COOKIE_KEYS: cookieKeys,
    },
    environment,
  );
  refuseDevelopmentSecrets(given);
  const [first, ...others] = given.IDENTITY_ENCRYPTION_KEYS;
  if (!first) throw new ConfigurationError(['IDENTITY_ENCRYPTION_KEYS: is missing']);
  return {
    development: false,
    issuer: given.IDENTITY_ISSUER,
    audience: given.IDENTITY_AUDIENCE,
    encryptionKeys: [first, ...others],
    pin: { pepper: given.IDENTITY_PIN_PEPPER, cost: strongCost },
    pairwiseSalt: given.IDENTITY_PAIRWISE_SALT,
    cookieKeys: given.IDENTITY_COOKIE_KEYS,
  };
}

interface GivenSecrets {
  readonly IDENTITY_ENCRYPTION_KEYS: readonly NamedKey[];
  readonly IDENTITY_PIN_PEPPER: Buffer;
  readonly IDENTITY_PAIRWISE_SALT: Buffer;
  readonly IDENTITY_COOKIE_KEYS: readonly string[];
}

function refuseDevelopmentSecrets(given: GivenSecrets): void {
  const isDevelopment = {
    IDENTITY_ENCRYPTION_KEYS: given.IDENTITY_ENCRYPTION_KEYS.some(({ bytes }) =>
      bytes.equals(developmentBytes('encryption')),
    ),
    IDENTITY_PIN_PEPPER: given.IDENTITY_PIN_PEPPER.equals(developmentBytes('pin pepper')),
    IDENTITY_PAIRWISE_SALT: given.IDENTITY_PAIRWISE_SALT.equals(developmentBytes('pairwise salt')),
    IDENTITY_COOKIE_KEYS: given.IDENTITY_COOKIE_KEYS.includes(
      developmentBytes('cookies').toString('base64url'),
    ),
  };
  const known = Object.entries(isDevelopment).flatMap(([variable, is]) => (is ? [variable] : []));
  if (known.length > 0)
    throw new ConfigurationError(known.map((variable) => `${variable}: is the one of embedded nations`));
}

function namedKey(text: string): NamedKey {
  const [kid = '', key = ''] = text.split(':');
  return { kid, bytes: Buffer.from(key, 'base64url') };
}

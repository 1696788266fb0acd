import { createHmac, randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

/** What one guess costs: 2^logN rounds over blocks of r, p times. The parameters are kept with each hash. */
export interface PinCost {
  readonly logN: number;
  readonly r: number;
  readonly p: number;
}

/** A PIN has only a million values, so that its hash is worth nothing without the pepper, which no database holds. */
export interface PinSecrets {
  readonly pepper: Buffer;
  readonly cost: PinCost;
}

const saltBytes = 16;
const hashBytes = 32;
const derive = promisify<Buffer, Buffer, number, ScryptOptions, Buffer>(scrypt);

/** @returns salt, parameters and hash in one text, as `$scrypt$ln=15,r=8,p=3$salt$hash`. */
export async function hashPin(pin: string, { pepper, cost }: PinSecrets): Promise<string> {
  const salt = randomBytes(saltBytes);
  const hash = await stretch(pin, pepper, salt, cost);
  const { logN, r, p } = cost;
  return `$scrypt$ln=${logN},r=${r},p=${p}$${salt.toString('base64url')}$${hash.toString('base64url')}`;
}

/** Whether a PIN is the one that was hashed; takes the same time whatever the answer. */
export async function isPinOf(stored: string, pin: string, { pepper }: PinSecrets): Promise<boolean> {
  const [, logN, r, p, salt = '', hash = ''] =
    /^\$scrypt\$ln=(\d+),r=(\d+),p=(\d+)\$([\w-]+)\$([\w-]+)$/.exec(stored) ?? [];
  const cost = { logN: Number(logN), r: Number(r), p: Number(p) };
  const given = await stretch(pin, pepper, Buffer.from(salt, 'base64url'), cost);
  return timingSafeEqual(given, Buffer.from(hash, 'base64url'));
}

function stretch(pin: string, pepper: Buffer, salt: Buffer, { logN, r, p }: PinCost): Promise<Buffer> {
  const peppered = createHmac('sha256', pepper).update(pin).digest();
  return derive(peppered, salt, hashBytes, { N: 2 ** logN, r, p, maxmem: 2 ** (logN + 8) * r });
}

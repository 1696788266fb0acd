import { createHash, timingSafeEqual } from 'node:crypto';
import type { Diploma } from './diploma.entity.js';

/**
 * What is kept of the name on a diploma. The number is digested with it, so that equal names on two diplomas look
 * different.
 */
export function nameDigest(number: string, name: string): Buffer {
  return createHash('sha256')
    .update(`${number}\n${foldedName(name)}`)
    .digest();
}

/**
 * Whether a diploma of a number bears a name. A number that is not known is compared like any other, so that neither
 * the answer nor the time it takes tells it from a wrong name.
 */
export function bearsName(
  diploma: Pick<Diploma, 'nameDigest'> | null,
  number: string,
  name: string,
): boolean {
  const isEqual = timingSafeEqual(nameDigest(number, name), diploma?.nameDigest ?? nobody);
  return isEqual && diploma !== null;
}

const nobody = Buffer.alloc(32);

/** Case, spacing and the way letters are encoded do not make another name. */
function foldedName(name: string): string {
  return name.normalize('NFKC').trim().replaceAll(/\s+/g, ' ').toLocaleLowerCase('id');
}

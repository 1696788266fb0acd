import { verify } from 'otplib';

/** A clock may be so far off: the step before and the step after count too (RFC 6238 section 5.2). */
const toleranceSeconds = 30;

/**
 * Which time step a code belongs to (TOTP, RFC 6238: six digits, 30 seconds); null when it is no code of this secret now.
 * The caller keeps the step and refuses it the next time: a code is good once.
 */
export async function stepOfCode(secret: string, code: string, now: Date): Promise<number | null> {
  if (!/^\d{6}$/.test(code)) return null;
  const result = await verify({
    secret,
    token: code,
    epoch: Math.floor(now.getTime() / 1_000),
    epochTolerance: toleranceSeconds,
  });
  return result.valid && 'timeStep' in result ? result.timeStep : null;
}

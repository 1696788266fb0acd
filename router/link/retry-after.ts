/**
 * How long a server asks to be let alone, in milliseconds: `Retry-After` is whole seconds or a date (RFC 9110, 10.2.3).
 * 0 when it asks for nothing that can be read.
 */
export function retryAfterMs(header: string | readonly string[] | undefined, now: Date = new Date()): number {
  if (typeof header !== 'string') return 0;
  if (/^\d{1,9}$/.test(header)) return Number(header) * 1_000;
  const until = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} [\d:]{8} GMT$/.test(header)
    ? Date.parse(header)
    : Number.NaN;
  return Number.isNaN(until) ? 0 : Math.max(0, until - now.getTime());
}

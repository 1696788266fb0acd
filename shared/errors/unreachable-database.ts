/** PostgreSQL's classes of errors that are about the server and not about the statement. */
const serverClasses = /^(08|53|57|58)/;
const networkCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EHOSTUNREACH',
]);
/** What the pool says when it has waited in vain. */
const poolWords = /timeout exceeded when trying to connect|Connection terminated|has been closed/i;

/** Whether an error means that the database is away or overburdened, so that the same request may succeed later. */
export function isUnreachableDatabase(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const driver: unknown = Reflect.get(error, 'driverError');
  if (driver instanceof Error && driver !== error) return isUnreachableDatabase(driver);
  const code: unknown = Reflect.get(error, 'code');
  if (typeof code === 'string') return serverClasses.test(code) || networkCodes.has(code);
  return poolWords.test(error.message);
}

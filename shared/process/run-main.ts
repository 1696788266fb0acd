/** A reason a process cannot start or go on, in one sentence that says what to do. */
export class StartError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StartError';
  }
}

/** Thrown for a command line that cannot be understood. */
export class UsageError extends Error {
  constructor(message: string) {
    super(`${message} See --help.`);
    this.name = 'UsageError';
  }
}

/**
 * Runs a command's main function. An error becomes one clear message on standard error and exit code 1,
 * or 2 when the command line was wrong; a stack is only shown for errors nobody foresaw.
 */
export function runMain(main: () => Promise<void>): void {
  // After the module is evaluated, so that what stands below the main function is there.
  Promise.resolve()
    .then(main)
    .catch((error: unknown) => {
      process.stderr.write(`${describe(error)}\n`);
      process.exit(isUsage(error) ? 2 : 1);
    });
}

const foreseen = new Set(['StartError', 'UsageError', 'ConfigurationError', 'CompositionError']);

function describe(error: unknown): string {
  if (!(error instanceof Error)) return 'Something that is not an error was thrown.';
  if (foreseen.has(error.name) || isUsage(error)) return error.message;
  return describeFullDisk(error) ?? describeListening(error) ?? error.stack ?? error.message;
}

/** node:util's parseArgs throws errors whose codes begin so. */
function isUsage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error.name === 'UsageError' || String(Reflect.get(error, 'code')).startsWith('ERR_PARSE_ARGS');
}

/** PostgreSQL says it with code 53100 (disk_full). */
function describeFullDisk(error: Error): string | null {
  const code = String(Reflect.get(error, 'code'));
  const isFull = code === 'ENOSPC' || code === '53100' || /no space left on device/i.test(error.message);
  return isFull ? 'No space is left on the disk that holds the data. Free some, then start again.' : null;
}

function describeListening(error: Error): string | null {
  const code: unknown = Reflect.get(error, 'code');
  const place = `${String(Reflect.get(error, 'address'))}:${String(Reflect.get(error, 'port'))}`;
  if (Reflect.get(error, 'syscall') !== 'listen') return null;
  if (code === 'EADDRINUSE') return `${place} is busy. Stop what listens there, or set another PORT.`;
  if (code === 'EACCES') return `Listening on ${place} is not allowed. Set a PORT above 1023.`;
  return null;
}

import { z } from 'zod';

/** Thrown when the environment cannot be used; lists every problem at once, so that one restart mends all of them. */
export class ConfigurationError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(
      `The configuration has ${problems.length} problem(s):\n${problems.map((p) => `  - ${p}`).join('\n')}`,
    );
    this.name = 'ConfigurationError';
  }
}

/**
 * Reads the environment once, at the edge of a process, and refuses it whole.
 * @throws ConfigurationError naming every variable that is missing or wrong; values are never repeated,
 * because a wrong value may be a secret put in the wrong place.
 * @param prefixed settings whose variable has the ministry's name before it, as `PERMITS_DATABASE_URL` for `DATABASE_URL`.
 */
export function readEnvironment<Shape extends z.ZodRawShape>(
  shape: Shape,
  environment: NodeJS.ProcessEnv = process.env,
  prefixed: Readonly<Record<string, string>> = {},
): z.output<z.ZodObject<Shape>> {
  const variableOf = (setting: string) => prefixed[setting] ?? setting;
  const stated = Object.fromEntries(
    Object.keys(shape)
      .map((setting) => [setting, environment[variableOf(setting)]] as const)
      .filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = z.object(shape).safeParse(stated);
  if (parsed.success) return parsed.data;
  throw new ConfigurationError(
    parsed.error.issues.map((issue) => {
      const setting = String(issue.path[0]);
      return `${variableOf(setting)}: ${setting in stated ? issue.message : 'is missing'}`;
    }),
  );
}

/** Digits only: a number as JavaScript reads it would take a blank for 0 and `1e3` for 1,000. */
export const wholeNumber = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, 'is not a whole number')
    .transform(Number)
    .pipe(z.number().min(min).max(max));

export const port = wholeNumber(0, 65_535);
export const milliseconds = wholeNumber(1, 600_000);
export const logLevel = z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']);
export const httpUrl = z.url({ protocol: /^https?$/ });
export const postgresUrl = z.url({ protocol: /^postgres(ql)?$/ });

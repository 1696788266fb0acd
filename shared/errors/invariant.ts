/** Thrown when the program contradicts itself. Never caught, never shown: it becomes INTERNAL. */
export class InvariantViolated extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'InvariantViolated';
  }
}

export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new InvariantViolated(message);
}

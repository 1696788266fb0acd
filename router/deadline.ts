/**
 * Runs for so long at most. It gives up even on what a signal does not end at once: a connection that is being made, a
 * place in a queue; what was not begun by then is never begun.
 */
export function within<T>(milliseconds: number, run: (signal: AbortSignal) => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const controller = new AbortController();
    const onLate = () => {
      controller.abort(new DeadlinePassed());
      reject(controller.signal.reason);
    };
    follow(run(controller.signal), { milliseconds, resolve, reject, onLate });
  });
}

interface Following<T> {
  readonly milliseconds: number;
  readonly resolve: (value: T) => void;
  readonly reject: (error: unknown) => void;
  /** Called when it has not ended after the milliseconds. */
  readonly onLate: () => void;
}

/** Tells how something ends, or that it has not ended in time. Each call to a subgraph comes here: one promise and no more. */
export function follow<T>(
  running: Promise<T>,
  { milliseconds, resolve, reject, onLate }: Following<T>,
): void {
  const timer = setTimeout(onLate, milliseconds);
  running.then(
    (value) => {
      clearTimeout(timer);
      resolve(value);
    },
    (error: unknown) => {
      clearTimeout(timer);
      reject(error);
    },
  );
}

export class DeadlinePassed extends Error {
  constructor() {
    super('It took too long.');
    this.name = 'DeadlinePassed';
  }
}

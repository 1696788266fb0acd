/**
 * Runs for so long at most. It gives up even on what a signal does not end at once: a connection that is being made, a
 * place in a queue; what was not begun by then is never begun.
 */
export function within<T>(milliseconds: number, run: (signal: AbortSignal) => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const controller = new AbortController();
    const running = run(controller.signal);
    const timer = setTimeout(() => {
      controller.abort(new DeadlinePassed());
      reject(controller.signal.reason);
    }, milliseconds);
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
  });
}

export class DeadlinePassed extends Error {
  constructor() {
    super('It took too long.');
    this.name = 'DeadlinePassed';
  }
}

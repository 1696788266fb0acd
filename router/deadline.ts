/**
 * Runs for so long at most. It gives up even on what a signal does not end at once: a connection that is being made, a
 * place in a queue; what was not begun by then is never begun.
 */
export async function within<T>(milliseconds: number, run: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      controller.abort(new DeadlinePassed());
      reject(controller.signal.reason);
    }, milliseconds);
  });
  try {
    return await Promise.race([run(controller.signal), late]);
  } finally {
    clearTimeout(timer);
  }
}

export class DeadlinePassed extends Error {
  constructor() {
    super('It took too long.');
    this.name = 'DeadlinePassed';
  }
}

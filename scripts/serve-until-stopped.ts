interface Running {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** What a child process tells its supervisor when it answers. */
export interface ReadyMessage {
  readonly ready: string;
}

/**
 * Tells the supervisor, if there is one, that the process answers; then serves until it is asked to stop, by a signal or
 * because the supervisor is gone. Under a supervisor a Ctrl-C is the supervisor's to pass on.
 */
export function serveUntilStopped({ url, stop }: Running): void {
  let isStopping = false;
  const stopOnce = () => {
    if (isStopping) return;
    isStopping = true;
    void stop().finally(() => process.exit(0));
  };
  // Told twice, by a supervisor and by whoever tells the whole group, it must not end before it has answered.
  process.on('SIGTERM', stopOnce);
  if (process.send) {
    process.on('SIGINT', () => {});
    process.once('disconnect', stopOnce);
    process.send({ ready: url } satisfies ReadyMessage);
  } else {
    process.once('SIGINT', stopOnce);
  }
}

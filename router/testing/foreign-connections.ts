import { Socket } from 'node:net';

const loopback = new Set(['localhost', '127.0.0.1', '::1']);

/**
 * Keeps every TCP connection of this process on the machine, for as long as it lives.
 * @returns the hosts beyond the machine that it tried to reach, growing.
 */
export function forbidForeignConnections(): readonly string[] {
  const attempts: string[] = [];
  const connect = Socket.prototype.connect;
  Socket.prototype.connect = function (this: Socket, ...given: unknown[]) {
    const host = hostOf(given);
    if (host === null || loopback.has(host)) return Reflect.apply(connect, this, given);
    attempts.push(host);
    setImmediate(() => this.destroy(new Error(`a connection to ${host} was refused by the test`)));
    return this;
  };
  return attempts;
}

/** Node passes on what it was given, bare or already normalised into a list; null for a pipe. */
function hostOf([first, second]: readonly unknown[]): string | null {
  if (Array.isArray(first)) return hostOf(first);
  if (typeof first === 'number') return typeof second === 'string' ? second : 'localhost';
  if (typeof first !== 'object' || first === null || Reflect.get(first, 'path')) return null;
  const host: unknown = Reflect.get(first, 'host');
  return typeof host === 'string' ? host : 'localhost';
}

import type { FastifyInstance } from 'fastify';

/**
 * Ends each connection with the answer that is in flight on it when the server is closed. Otherwise the client keeps it
 * alive, and the server, which has to wait for it, cannot stop.
 */
export function endConnectionsOnClose(server: FastifyInstance): void {
  let isClosing = false;
  server.addHook('preClose', async () => {
    isClosing = true;
  });
  server.addHook('onSend', async (_, reply) => {
    if (isClosing) void reply.header('connection', 'close');
  });
}

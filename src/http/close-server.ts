import type { Server } from 'node:http';

/** Requests under way finish; connections that only idle are closed at once. */
export const closeServer = async (server: Server | undefined): Promise<void> => {
  if (!server?.listening) return;
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  server.closeIdleConnections();
  // A connection falls idle when its request is answered: without this, its client's keep-alive is waited for.
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  const cut = setTimeout(() => server.closeAllConnections(), 10_000);
  await closed;
  clearInterval(idle);
  clearTimeout(cut);
};

import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ProviderRequest {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

export type ProviderAnswer =
  | { status: number; body: unknown; headers?: Record<string, string> }
  | 'drop'
  | 'hang';

export interface ProviderServer {
  url: string;
  close(): Promise<void>;
}

/** A real HTTP server on a free port of 127.0.0.1. `drop` resets the connection, `hang` never answers. */
export const startProviderServer = async (
  answer: (request: ProviderRequest) => ProviderAnswer,
): Promise<ProviderServer> => {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      const given = answer({ method, path: url, headers, body: Buffer.concat(chunks) });
      if (given === 'hang') return;
      if (given === 'drop') {
        request.socket.resetAndDestroy();
        return;
      }
      response.writeHead(given.status, { 'Content-Type': 'application/json', ...given.headers });
      response.end(given.body === undefined ? '' : JSON.stringify(given.body));
    });
  });
  // Longer than any test: an idle connection closed under a client would look like a lost answer.
  server.keepAliveTimeout = 600_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';

export interface Ping {
  method: string;
  path: string;
  body: string;
}

/** A service that waits for signs of life. */
export interface HeartbeatStandIn {
  url: string;
  /** What came, in order. */
  pings: Ping[];
  /** Resolves when there have been so many. */
  arrived(count: number): Promise<void>;
  /** From now on it answers with this status, or takes the call and never answers. */
  behave(how: number | 'hang'): void;
  /** Resolves when a caller has given up on a call that hangs. */
  abandoned(): Promise<void>;
  close(): Promise<void>;
}

export const startHeartbeatStandIn = async (): Promise<HeartbeatStandIn> => {
  const pings: Ping[] = [];
  let how: number | 'hang' = 200;
  const abandoned = Promise.withResolvers<void>();
  const waiting = new Set<() => void>();
  const answer = (response: ServerResponse): void => {
    if (how === 'hang') response.once('close', () => abandoned.resolve());
    else response.writeHead(how).end('OK');
  };
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => {
      body += text;
    });
    request.on('end', () => {
      pings.push({ method: request.method ?? '', path: request.url ?? '', body });
      answer(response);
      for (const look of waiting) look();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/ping/a-secret-uuid`,
    pings,
    arrived: (count) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (pings.length < count) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    behave(next) {
      how = next;
    },
    abandoned: () => abandoned.promise,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};

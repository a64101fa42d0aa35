import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';
import { closeServer } from './close-server.ts';
import { createServer } from './create-server.ts';

export interface Listener {
  /** Takes requests. Resolves with the address once it does. */
  listen(): Promise<{ host: string; port: number }>;
  /** Where requests are taken; undefined before they are. */
  address(): { host: string; port: number } | undefined;
  /** Requests under way finish; connections that only idle are closed at once. */
  close(): Promise<void>;
}

/** The server of the application. Port 0 takes a free one. */
export const createListener = (
  app: () => Express,
  { host, port }: { host: string; port: number },
): Listener => {
  let server: Server | undefined;
  let address: { host: string; port: number } | undefined;
  return {
    address: () => address,
    listen: () =>
      new Promise((resolve, reject) => {
        const listening = createServer(app());
        listening.once('error', reject);
        listening.listen(port, host, () => {
          const taken = listening.address() as AddressInfo;
          address = { host: host.includes(':') ? `[${host}]` : host, port: taken.port };
          resolve(address);
        });
        server = listening;
      }),
    close: () => closeServer(server),
  };
};

import { createServer as createHttpServer, type RequestListener, type Server, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';

/** How long a caller may take, in milliseconds: who sends slowly holds no connection for good. */
const usualLimits = {
  /** The request line and the headers. */
  headersTimeout: 15_000,
  /** The whole request with its body: a list of a million people is some 100 MB. */
  requestTimeout: 120_000,
  /** Between two requests on one connection. */
  keepAliveTimeout: 5000,
  /** How often the two above are looked after. */
  connectionsCheckingInterval: 5000,
};

/** Without a byte in either direction: longer than the slowest answer, a PDF on a busy machine. */
const silenceTimeout = 120_000;

/** What the parser of HTTP refuses before there is a request: status and what to do, by its code. */
const refusals: Record<string, [number, string]> = {
  HPE_HEADER_OVERFLOW: [431, 'Send less than 16 KiB of headers, cookies and address together.'],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: [413, 'Send the body without chunk extensions.'],
  HPE_INVALID_METHOD: [400, 'There is no such HTTP method.'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'The request took too long to arrive. Send it again.'],
};

const unreadable: [number, string] = [400, 'This is not a request in HTTP/1.1.'];

/** The answer to what never became a request: no route, no page and no log line is reached. */
const refuse = (error: NodeJS.ErrnoException, socket: Socket): void => {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const [status, detail] = refusals[error.code ?? ''] ?? unreadable;
  const title = STATUS_CODES[status];
  const body = JSON.stringify({ type: 'about:blank', title, status, detail });
  socket.end(
    [
      `HTTP/1.1 ${status} ${title}`,
      'Connection: close',
      'Content-Type: application/problem+json; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(body)}`,
      'X-Content-Type-Options: nosniff',
      'Cache-Control: no-store',
      '',
      body,
    ].join('\r\n'),
  );
};

/** The server with its limits; not yet listening. */
export const createServer = (app: RequestListener, limits: Partial<typeof usualLimits> = {}): Server => {
  const server = createHttpServer({ ...usualLimits, ...limits }, app);
  server.setTimeout(silenceTimeout);
  server.on('clientError', refuse);
  return server;
};

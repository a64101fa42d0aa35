/** A person at the public API, as any client would be. Throws with the problem's detail when a step is refused. */
export interface DemoClient {
  <Body = unknown>(method: string, path: string, body?: unknown, version?: number): Promise<Body>;
  bytes(path: string): Promise<Uint8Array>;
}

export const createDemoClient = (url: string, token: string): DemoClient => {
  const send = async (method: string, path: string, body?: unknown, version?: number): Promise<Response> => {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: {
        Authorization: `Bearer ${token}`,
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...(version !== undefined && { 'If-Match': `"${version}"` }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (response.ok) return response;
    const problem = (await response.json()) as { detail?: string };
    throw new Error(`${method} ${path}: ${response.status} ${problem.detail ?? ''}`);
  };
  const client = async <Body>(method: string, path: string, body?: unknown, version?: number) =>
    (await (await send(method, path, body, version)).json()) as Body;
  return Object.assign(client, {
    bytes: async (path: string) => new Uint8Array(await (await send('GET', path)).arrayBuffer()),
  });
};

/** A browser without script that goes to several sites: a cookie jar for each, and every redirect by itself. */
export interface RoamingBrowser {
  /** One request, to a full address. No redirect is followed. */
  ask(url: string, fields?: Record<string, string>, headers?: Record<string, string>): Promise<Arrival>;
  /** Goes on from redirect to redirect, to the first answer that is none; `until` stops before an address. */
  follow(url: string, until?: (url: string) => boolean): Promise<Arrival>;
  /** Cookies of a site, by its origin. */
  cookies(origin: string): Map<string, string>;
  /** What a site said of each cookie when it set it. */
  attributes: Map<string, string>;
}

export interface Arrival {
  url: string;
  status: number;
  /** Where a redirect leads, as a full address; empty when it is none. */
  location: string;
  headers: Headers;
  text: string;
}

export const createRoamingBrowser = (): RoamingBrowser => {
  const jars = new Map<string, Map<string, string>>();
  const attributes = new Map<string, string>();
  const cookies = (origin: string): Map<string, string> => {
    const jar = jars.get(origin) ?? new Map<string, string>();
    jars.set(origin, jar);
    return jar;
  };
  const ask: RoamingBrowser['ask'] = async (url, fields, headers = {}) => {
    const jar = cookies(new URL(url).origin);
    const response = await fetch(url, {
      redirect: 'manual',
      method: fields ? 'POST' : 'GET',
      headers: {
        Accept: 'text/html',
        Cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
        ...headers,
      },
      ...(fields && { body: new URLSearchParams(fields) }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';', 1);
      const name = pair.slice(0, pair.indexOf('='));
      attributes.set(name, line.slice(pair.length));
      if (/max-age=0|expires=Thu, 01 Jan 1970/i.test(line)) jar.delete(name);
      else jar.set(name, pair.slice(name.length + 1));
    }
    const location = response.headers.get('location');
    return {
      url,
      status: response.status,
      location: location === null ? '' : new URL(location, url).href,
      headers: response.headers,
      text: await response.text(),
    };
  };
  const follow: RoamingBrowser['follow'] = async (url, until = () => false) => {
    let arrival = await ask(url);
    for (let hop = 0; arrival.location !== '' && !until(arrival.location); hop += 1) {
      if (hop === 20)
        throw new Error(`redirected without end, last to ${new URL(arrival.location).pathname}`);
      arrival = await ask(arrival.location);
    }
    return arrival;
  };
  return { ask, follow, cookies, attributes };
};

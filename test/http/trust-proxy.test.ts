import { expect } from 'chai';
import { createRoamingBrowser } from '../support/roaming-browser.ts';
import { createTestService } from '../support/service.ts';

/** Six wrong passwords from one client, then one from another, each as the proxies in between tell it. */
const lockedOut = async (env: Record<string, string>, first: string, second: string): Promise<number[]> => {
  const varsla = await createTestService({ env });
  try {
    const attempt = async (forwarded: string): Promise<number> => {
      const wrong = { email: 'ingen@example.no', password: 'galt passord her', next: '/' };
      const browser = createRoamingBrowser();
      return (await browser.ask(`${varsla.url}/sign-in`, wrong, { 'X-Forwarded-For': forwarded })).status;
    };
    for (let index = 0; index < 5; index += 1) await attempt(first);
    return [await attempt(first), await attempt(second)];
  } finally {
    await varsla.close();
  }
};

describe('who asks, behind proxies', () => {
  // The service is reached from 127.0.0.1: that is the nearest proxy.
  it('is told by a proxy on this machine', async () => {
    expect(await lockedOut({}, '198.51.100.1', '198.51.100.2')).to.deep.equal([429, 401]);
  });

  it('is a proxy in another container, unless that is named', async () => {
    const chain = ['198.51.100.1, 172.18.0.5', '198.51.100.2, 172.18.0.5'] as const;
    expect(await lockedOut({}, ...chain)).to.deep.equal([429, 429]);
    expect(await lockedOut({ TRUST_PROXY: 'loopback, 172.18.0.0/16' }, ...chain)).to.deep.equal([429, 401]);
    expect(await lockedOut({ TRUST_PROXY: '2' }, ...chain)).to.deep.equal([429, 401]);
  });

  it('is nobody whom a stranger names', async () => {
    const made = ['203.0.113.1, 198.51.100.1', '203.0.113.2, 198.51.100.1'] as const;
    expect(await lockedOut({}, ...made)).to.deep.equal([429, 429]);
    expect(await lockedOut({ TRUST_PROXY: '10.0.0.0/8' }, '198.51.100.1', '198.51.100.2')).to.deep.equal([
      429, 429,
    ]);
  });
});

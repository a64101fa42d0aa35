import { createHash } from 'node:crypto';
import { expect } from 'chai';
import { linkIn, signIn } from '../support/at-the-door.ts';
import { createDoor, type Door, goodPassword } from '../support/door.ts';

const kinds = ['welcome', 'invitation', 'reset'] as const;
const email = 'astrid@example.no';
const password = 'fire kyr på jordet';
const berit = { name: 'Berit Aas', email: 'berit@example.no', role: 'handler' } as const;

describe('a one-time link that is none', () => {
  let door: Door;
  beforeEach(async () => {
    door = await createDoor();
  });
  afterEach(() => door.close());

  const use = async (kind: (typeof kinds)[number], token: string): Promise<number> =>
    (await door.browser().post(`/${kind}`, { token, password, name: 'Ny', email: 'ny@example.no' })).status;
  const resetToken = async (): Promise<string> => {
    const before = door.mails.length;
    await door.browser().post('/forgot', { email });
    while (door.mails.length === before) await new Promise((resolve) => setImmediate(resolve));
    return linkIn(door.mails.at(-1)?.text ?? '');
  };

  it('opens nothing: guessed, taken from the table, bent, or made for something else', async () => {
    const first = (await door.accounts.firstAdministratorToken()) ?? '';
    const foreign: Record<string, string[]> = { welcome: [], invitation: [first], reset: [first] };
    const check = async (kind: (typeof kinds)[number], good: string): Promise<void> => {
      const hash = createHash('sha256').update(good).digest();
      const forged = [
        '',
        ' ',
        'x',
        'A'.repeat(43),
        good.toLowerCase(),
        `${good} `,
        `${good}=`,
        good.slice(0, -1),
        hash.toString('hex'),
        hash.toString('base64url'),
        "' or ''='",
        '\\x00',
        'A'.repeat(5000),
        ...(foreign[kind] ?? []),
      ];
      for (const [index, token] of forged.entries())
        expect(await use(kind, token), `${kind} ${index}`).to.equal(410);
    };
    await check('welcome', first);
    expect(await door.accounts.members()).to.deep.equal([]);
    const admin = await door.administrator(email);
    const { link } = await door.accounts.invite(admin, berit);
    const reset = await resetToken();
    foreign['welcome'] = [linkIn(link), reset];
    foreign['invitation'] = [first, reset];
    foreign['reset'] = [first, linkIn(link)];
    await check('invitation', linkIn(link));
    await check('reset', reset);
    await check('welcome', first);
    expect(await door.accounts.members()).to.have.length(2);
    expect((await signIn(door.browser(), email)).status).to.equal(303);
    // None of that has used the real ones up.
    expect(await use('invitation', linkIn(link))).to.equal(303);
    expect(await use('reset', reset)).to.equal(303);
  });

  it('opens nothing a second time, and takes those of its kind with it', async () => {
    const first = (await door.accounts.firstAdministratorToken()) ?? '';
    const spare = (await door.accounts.firstAdministratorToken()) ?? '';
    expect(await use('welcome', first)).to.equal(303);
    expect([await use('welcome', first), await use('welcome', spare)]).to.deep.equal([410, 410]);
    const [astrid] = await door.accounts.members();
    expect(astrid?.email).to.equal('ny@example.no');
  });

  it('opens nothing after its time: a day, seven days, an hour', async () => {
    const first = (await door.accounts.firstAdministratorToken()) ?? '';
    door.clock.forward(24.01);
    expect(await use('welcome', first)).to.equal(410);
    const admin = await door.administrator(email);
    const { link } = await door.accounts.invite(admin, berit);
    const reset = await resetToken();
    door.clock.forward(1.01);
    expect(await use('reset', reset)).to.equal(410);
    door.clock.forward(167);
    expect(await use('invitation', linkIn(link))).to.equal(410);
    expect((await signIn(door.browser(), email, goodPassword)).status).to.equal(303);
  });

  it('opens nothing for somebody who was disabled since', async () => {
    const admin = await door.administrator(email);
    const { link } = await door.accounts.invite(admin, berit);
    const member = (await door.accounts.members()).find(({ name }) => name === berit.name);
    await door.accounts.disable(admin, member?.personId ?? '');
    expect(await use('invitation', linkIn(link))).to.equal(410);
  });

  it('is shown without a word of whether it works, and is used up by nobody who looks', async () => {
    await door.administrator(email);
    const reset = await resetToken();
    const shown = await door.browser().get(`/reset?token=${reset}`);
    const other = await door.browser().get(`/reset?token=${'A'.repeat(43)}`);
    const twice = await door.browser().get(`/reset?token=${reset}&token=${reset}`);
    expect(shown.text.replaceAll(reset, '')).to.equal(other.text.replaceAll('A'.repeat(43), ''));
    expect([shown.status, other.status, twice.status]).to.deep.equal([200, 200, 200]);
    expect(await use('reset', reset)).to.equal(303);
  });
});

import { expect } from 'chai';
import type { Requester } from '../../src/access/tokens.ts';
import type { Problem } from '../../src/problems.ts';
import { createDoor, type Door, goodPassword } from '../support/door.ts';

const tokenOf = (link: string): string => new URL(link).searchParams.get('token') ?? '';

const problemOf = async (work: Promise<unknown>): Promise<Problem> => {
  try {
    await work;
  } catch (error) {
    return error as Problem;
  }
  throw new Error('nothing was refused');
};

describe('invitations', () => {
  let door: Door;
  let admin: Requester;
  const pia = { name: 'Pia', email: 'pia@example.no', role: 'approver' } as const;
  const idOf = async (email: string): Promise<string> =>
    (await door.accounts.members()).find((one) => one.email === email)?.personId ?? '';

  beforeEach(async () => {
    door = await createDoor();
    admin = await door.administrator();
  });
  afterEach(() => door.close());

  it('can be made again: the new link works, the old one no more', async () => {
    const first = tokenOf((await door.accounts.invite(admin, pia)).link);
    const personId = await idOf(pia.email);
    expect((await door.accounts.members()).map(({ invited }) => invited)).to.have.members([false, true]);
    door.clock.forward(8 * 24);
    const second = tokenOf((await door.accounts.inviteAgain(admin, personId)).link);
    const third = tokenOf((await door.accounts.inviteAgain(admin, personId)).link);
    for (const old of [first, second])
      expect(await door.accounts.acceptInvitation(old, goodPassword)).to.equal(false);
    expect(await door.accounts.acceptInvitation(third, goodPassword)).to.equal(true);
    const again = (await door.journal()).filter(({ type }) => type === 'member.invited-again');
    expect(again).to.have.length(2);
    for (const { body } of await door.journal()) expect(body).not.to.include('pia@example.no');
  });

  it('are not made again for somebody who has come, who is shut out, or by anybody but an administrator', async () => {
    const come = await door.member(admin, 'Hanna', 'hanna@example.no');
    expect((await problemOf(door.accounts.inviteAgain(admin, come))).type).to.equal('frozen');
    await door.accounts.invite(admin, pia);
    const personId = await idOf(pia.email);
    const handler: Requester = { tokenId: '', personId: come, name: 'Hanna', role: 'handler' };
    expect((await problemOf(door.accounts.inviteAgain(handler, personId))).type).to.equal('forbidden');
    await door.accounts.disable(admin, personId);
    expect((await problemOf(door.accounts.inviteAgain(admin, personId))).type).to.equal('not-found');
  });

  it('say of a guest which incident and until when, each fault at its field', async () => {
    const pointersOf = async (fields: object): Promise<string[]> => {
      const guest = { name: 'Advokat', email: 'a@firma.example', role: 'guest' as const, ...fields };
      const { type, details } = await problemOf(door.accounts.invite(admin, guest));
      expect(type).to.equal('invalid-input');
      return (details.errors ?? []).map(({ pointer }) => pointer);
    };
    const incident = '00000000-0000-4000-8000-000000000000';
    expect(await pointersOf({})).to.deep.equal(['/endsAt', '/incident']);
    expect(await pointersOf({ incident, endsAt: '2026-11-20T08:59:59Z' })).to.deep.equal(['/endsAt']);
    expect(await pointersOf({ incident, endsAt: '2026-12-24T00:00:00Z' })).to.deep.equal(['/incident']);
    expect(await pointersOf({ role: 'auditor', incident, endsAt: '2026-12-24T00:00:00Z' })).to.deep.equal([
      '/incident',
      '/endsAt',
    ]);
    expect(await door.accounts.members()).to.have.length(1);
  });

  it('are the only way to become a guest', async () => {
    const come = await door.member(admin, 'Hanna', 'hanna@example.no');
    const { type, details } = await problemOf(door.accounts.setRole(admin, come, 'guest'));
    expect([type, details.errors?.[0]?.pointer]).to.deep.equal(['invalid-input', '/role']);
  });
});

import { expect } from 'chai';
import { keepContacts, withoutPartyContacts } from '../../../src/incidents/facts/party-contacts.ts';

const drift = { role: 'processor', name: 'Drift AS', contact: 'vakt@drift.example' } as const;
const { contact: _contact, ...bare } = drift;
const other = { role: 'other', name: 'Drift AS' } as const;

describe('how other parties are reached', () => {
  it('is left out for those who may not see it, and other facts stay as they are', () => {
    expect(withoutPartyContacts([drift, other])).to.deep.equal([bare, other]);
    expect(withoutPartyContacts(['drift'])).to.deep.equal(['drift']);
    expect(withoutPartyContacts(null)).to.equal(null);
  });

  it('is kept when such a person writes the parties again: of the same role and name, not of others', () => {
    expect(keepContacts([bare, other], [drift])).to.deep.equal([drift, other]);
    expect(keepContacts([{ ...bare, contact: 'ny@drift.example' }], [drift])).to.deep.equal([
      { ...bare, contact: 'ny@drift.example' },
    ]);
    expect(keepContacts(null, [drift])).to.equal(null);
  });
});

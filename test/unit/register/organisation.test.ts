import { expect } from 'chai';
import { type Organisation, organisationBody } from '../../../src/register/organisation.ts';
import { withoutContacts } from '../../../src/register/without-contacts.ts';

const faultsOf = (more: object): string[] =>
  organisationBody.safeParse({ name: 'Hagen AS', ...more }).error?.issues.map(({ path }) => path.join('/')) ??
  [];
const someone = { name: 'Kari', email: 'kari@example.no', phone: null };

describe('the organisation', () => {
  it('needs a name and nothing else; a document of before is one', () => {
    const before: Organisation = organisationBody.parse({ name: 'Hagen AS', dpo: someone });
    expect(before).to.include({ sector: null, dpoDesignated: null, establishedInEea: true, reporter: null });
  });

  it('says what the common form asks, by its codes', () => {
    const whole = {
      sector: 'private',
      organisationType: 'other',
      organisationTypeOther: 'Stiftelse',
      economicActivity: 'K',
      address: 'Storgata 1, 6002 Ålesund',
      dpo: someone,
      dpoDesignated: true,
      contact: { ...someone, function: 'Leder' },
      reporter: { ...someone, function: 'authorised', functionOther: 'Sekretær' },
      establishedInEea: false,
      eeaRepresentative: someone,
    };
    expect(faultsOf(whole)).to.deep.equal([]);
    expect(faultsOf({ economicActivity: 'W' })).to.deep.equal(['economicActivity']);
    expect(faultsOf({ sector: 'church' })).to.deep.equal(['sector']);
    expect(faultsOf({ reporter: someone })).to.deep.equal(['reporter/function']);
  });

  it('is not taken where it contradicts itself', () => {
    expect(faultsOf({ dpo: someone, dpoDesignated: false })).to.deep.equal(['dpoDesignated']);
    expect(faultsOf({ sector: 'public', organisationType: 'large' })).to.deep.equal(['organisationType']);
    expect(faultsOf({ organisationTypeOther: 'Stiftelse' })).to.deep.equal(['organisationTypeOther']);
    expect(faultsOf({ eeaRepresentative: someone })).to.deep.equal(['establishedInEea']);
  });

  it('is journalled without the people who can be reached', () => {
    const reporter = { ...someone, function: 'dpo' };
    const journalled = JSON.stringify(
      withoutContacts({ name: 'Hagen AS', contact: someone, reporter, eeaRepresentative: someone }),
    );
    expect(journalled)
      .to.include('Hagen AS')
      .and.not.to.match(/Kari|kari@/);
  });
});

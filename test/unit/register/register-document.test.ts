import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { isOrganisationNumber } from '../../../src/register/organisation-number.ts';
import { type RegisterDocument, registerDocument } from '../../../src/register/register-document.ts';
import { readTemplate } from '../../../src/templates.ts';

const readRegister = (name: string): RegisterDocument =>
  registerDocument.parse(JSON.parse(readTemplate(`registers/${name}.json`)));
const wepack = readRegister('wepack');
const hosting = readRegister('wp-hosting');

const byKey = <T extends { key: string }>(list: readonly T[], key: string): T => {
  const found = list.find((item) => item.key === key);
  if (!found) throw new Error(`no ${key}`);
  return found;
};
const periods = ({ retention }: RegisterDocument) =>
  Object.fromEntries(retention.map(({ key, period }) => [key, period]));
const processorsOf = (register: RegisterDocument, system: string) =>
  byKey(register.systems, system).processors;

/** JSON pointers of what is refused after a change to a good register. */
const pointersAfter = (change: (register: RegisterDocument) => void): string[] => {
  const register = structuredClone(wepack);
  change(register);
  const { error } = registerDocument.safeParse(register);
  return (error?.issues ?? []).map(({ path }) => `/${path.join('/')}`);
};

describe('the schema of a register', () => {
  it('accepts the blank one, which has nothing in it', () => {
    const { organisation, ...lists } = readRegister('blank');
    expect(organisation).to.deep.equal({ name: null, organisationNumber: null });
    expect(Object.values(lists)).to.deep.equal([[], [], [], [], [], []]);
  });

  it('refuses a reference to what is not there, with its place', () => {
    expect(pointersAfter(() => {})).to.deep.equal([]);
    for (const list of ['processors', 'dataCategories', 'peopleGroups', 'retention'] as const) {
      expect(pointersAfter(({ systems }) => systems[3]?.[list].push('no-such'))).to.deep.equal([
        `/systems/3/${list}/${wepack.systems[3]?.[list].length}`,
      ]);
    }
    expect(pointersAfter((register) => void register.processors.splice(11, 1))).to.deep.equal([
      '/systems/0/processors/0',
      '/systems/1/processors/0',
    ]);
  });

  it('refuses a key that stands twice, in every list, with the place of the second', () => {
    for (const list of [
      'systems',
      'processors',
      'dataCategories',
      'peopleGroups',
      'retention',
      'promises',
    ] as const) {
      const length = wepack[list].length;
      const twice = pointersAfter((register) => {
        (register[list] as { key: string }[]).push(structuredClone(wepack[list][0] as { key: string }));
      });
      expect(twice).to.deep.equal([`/${list}/${length}/key`]);
    }
    expect(pointersAfter(({ systems }) => systems[0]?.processors.push('netlify'))).to.deep.equal([
      '/systems/0/processors/1',
    ]);
  });

  it('refuses fields it does not know, and values that are none', () => {
    expect(pointersAfter((register) => Object.assign(register.organisation, { phone: '1' }))).to.deep.equal([
      '/organisation',
    ]);
    const changes: [string, (register: RegisterDocument) => object | undefined, object][] = [
      ['/processors/0/country', ({ processors }) => processors[0], { country: 'UK' }],
      ['/processors/0/country', ({ processors }) => processors[0], { country: 'no' }],
      ['/processors/0/country', ({ processors }) => processors[0], { country: 'ZZ' }],
      ['/retention/0/period', ({ retention }) => retention[0], { period: '2 years' }],
      ['/retention/0/period', ({ retention }) => retention[0], { period: 'PT' }],
      ['/systems/0/key', ({ systems }) => systems[0], { key: 'Web Site' }],
      ['/systems/0/role', ({ systems }) => systems[0], { role: 'owner' }],
      ['/peopleGroups/0/language', ({ peopleGroups }) => peopleGroups[0], { language: 'sv' }],
      [
        '/organisation/organisationNumber',
        ({ organisation }) => organisation,
        { organisationNumber: '977281963' },
      ],
      [
        '/processors/0/contact/url',
        ({ processors }) => processors[0]?.contact,
        { url: 'javascript:alert(1)' },
      ],
    ];
    for (const [pointer, at, values] of changes) {
      expect(
        pointersAfter((register) => Object.assign(at(register) ?? {}, values)),
        pointer,
      ).to.deep.equal([pointer]);
    }
  });

  it('checks organisation numbers by their last digit', () => {
    expect(['977281962', '974761467'].every(isOrganisationNumber)).to.equal(true);
    expect(['977281961', '97728196', '977 281 962', ''].some(isOrganisationNumber)).to.equal(false);
  });
});

describe('the register of WEPACK', () => {
  it('is of the organisation that the policy names', () => {
    expect(wepack.organisation).to.deep.equal({ name: 'WEPACK', organisationNumber: '977281962' });
  });

  it('has every processor named in the policy, with its country where the policy tells it', () => {
    expect(Object.fromEntries(wepack.processors.map(({ name, country }) => [name, country]))).to.deep.equal({
      Postnord: null,
      Posten: null,
      DHL: null,
      Bring: null,
      Budpartner: null,
      Helthjem: null,
      Hurtiggutta: null,
      'Piwik PRO': 'PL',
      Google: null,
      Facebook: null,
      Intility: 'NO',
      Netlify: 'IE',
      Tripletex: 'NO',
      DocuSign: 'US',
    });
    expect(byKey(wepack.processors, 'piwik-pro').subProcessors).to.deep.equal([
      { name: 'Microsoft Azure', country: 'DE' },
    ]);
    expect(wepack.processors.filter(({ outsideEea }) => outsideEea).map(({ key }) => key)).to.deep.equal([
      'docusign',
    ]);
  });

  it('has the seven carriers on the delivery of goods, and what they are given', () => {
    const delivery = byKey(wepack.systems, 'delivery-of-goods');
    expect(delivery.processors).to.have.members([
      'postnord',
      'posten',
      'dhl',
      'bring',
      'budpartner',
      'helthjem',
      'hurtiggutta',
    ]);
    expect(delivery.dataCategories).to.have.members([
      'name',
      'postal-address',
      'email-address',
      'phone-number',
      'delivery-place',
    ]);
  });

  it('has each system with its processor', () => {
    expect(processorsOf(wepack, 'website')).to.deep.equal(['netlify']);
    expect(processorsOf(wepack, 'web-analytics')).to.deep.equal(['piwik-pro']);
    expect(processorsOf(wepack, 'google-cookies')).to.deep.equal(['google']);
    expect(processorsOf(wepack, 'facebook-cookies')).to.deep.equal(['facebook']);
    expect(processorsOf(wepack, 'email-and-domains')).to.deep.equal(['intility']);
    expect(processorsOf(wepack, 'invoicing')).to.deep.equal(['tripletex']);
    expect(processorsOf(wepack, 'agreement-signing')).to.deep.equal(['docusign']);
    expect(wepack.systems.map(({ key }) => key)).to.include.members([
      'contact-forms',
      'customer-register',
      'service-analysis',
      'domain-registration',
      'customer-stored-content',
    ]);
  });

  it('has every data category that the policy says it may store of a person', () => {
    expect(byKey(wepack.systems, 'customer-register').dataCategories).to.include.members([
      'name',
      'email-address',
      'phone-number',
      'postal-address',
      'username',
      'password',
      'user-id',
      'gender',
      'date-of-birth',
      'payment-card',
      'pictures-and-videos',
      'preferences',
      'correspondence',
    ]);
    expect(byKey(wepack.systems, 'agreement-signing').dataCategories).to.have.members([
      'name',
      'email-address',
      'ip-address',
      'signing-time',
    ]);
    expect(byKey(wepack.systems, 'website').dataCategories).to.have.members([
      'ip-address',
      'name',
      'email-address',
      'phone-number',
    ]);
  });

  it('has every retention time, and null where the policy gives none', () => {
    expect(periods(wepack)).to.deep.equal({
      'cookie-utma': 'P2Y',
      'cookie-utmc': null,
      'cookie-utmz': 'P180D',
      'cookie-fbp': 'P3M',
      'piwik-data': 'P25M',
      'customer-data-by-law': null,
      'after-ended-services': null,
      'no-longer-necessary': null,
    });
    expect(byKey(wepack.retention, 'cookie-utmc').starts).to.match(/økten/);
  });

  it('has every promise: in writing by e-mail or SMS, 72 hours, access as PDF, an answer within 1 office hour', () => {
    expect(byKey(wepack.promises, 'tell-people-in-writing')).to.deep.include({
      to: 'people',
      trigger: 'security-breach',
      channels: ['email', 'sms'],
      within: null,
    });
    expect(byKey(wepack.promises, 'tell-authority-within-72-hours')).to.include({
      to: 'authority',
      trigger: 'security-breach',
      within: 'PT72H',
    });
    const access = byKey(wepack.promises, 'access-as-pdf');
    expect(access).to.deep.include({ to: 'people', trigger: 'access-request', channels: ['email'] });
    expect(Object.values(access.names).every((text) => text.includes('PDF'))).to.equal(true);
    expect(byKey(wepack.promises, 'answer-within-one-hour')).to.include({
      trigger: 'inquiry',
      within: 'PT1H',
      officeHoursOnly: true,
    });
  });
});

describe('the register of WP Hosting', () => {
  it('has no organisation number, as the policy has none', () => {
    expect(hosting.organisation).to.deep.equal({ name: 'WP Hosting AS', organisationNumber: null });
  });

  it('has every processor named in the policy, and no country, as it names none', () => {
    expect(hosting.processors.map(({ name, country }) => [name, country])).to.deep.equal([
      ['Amazon AWS', null],
      ['Google', null],
      ['Zendesk', null],
    ]);
  });

  it('has every system, where it is, and the role that the policy says', () => {
    expect(hosting.systems.map(({ key, role, processors }) => [key, role, processors])).to.deep.equal([
      ['customer-register', 'processor', ['amazon-aws']],
      ['email', 'controller', ['google', 'zendesk']],
      ['web-statistics', 'controller', []],
      ['server-logs', 'controller', ['amazon-aws']],
    ]);
    expect(byKey(hosting.systems, 'web-statistics').name).to.contain('Matomo');
  });

  it('has every retention time, and the exception for the accounts', () => {
    expect(periods(hosting)).to.deep.equal({
      'server-logs': 'P6M',
      'matomo-data': 'P26M',
      'customer-information': 'P3M',
      'accounting-information': null,
    });
    expect(byKey(hosting.retention, 'customer-information').starts).to.contain('kundeforholdet');
    expect(byKey(hosting.retention, 'accounting-information').what).to.contain('regnskapsloven');
    expect(byKey(hosting.systems, 'customer-register').retention).to.include('accounting-information');
  });

  it('has every promise of the policy', () => {
    expect(hosting.promises.map(({ key, trigger }) => [key, trigger])).to.deep.equal([
      ['access-on-request', 'access-request'],
      ['employees-only', 'standing'],
      ['encrypted-and-protected', 'standing'],
      ['no-cookies', 'standing'],
      ['anonymised-statistics', 'standing'],
      ['no-sharing', 'standing'],
    ]);
  });
});

describe('ready-made registers', () => {
  it('use every entry that they have, so that none is forgotten', () => {
    for (const register of [wepack, hosting]) {
      for (const list of ['processors', 'dataCategories', 'peopleGroups', 'retention'] as const) {
        const used = new Set(register.systems.flatMap((system) => system[list]));
        expect(register[list].map(({ key }) => key).filter((key) => !used.has(key))).to.deep.equal([]);
      }
    }
  });

  it('guess at no count of people and no contact that the policies do not give', () => {
    for (const { peopleGroups, processors } of [wepack, hosting]) {
      expect(peopleGroups.every(({ usualCount }) => usualCount === null)).to.equal(true);
      expect(processors.every(({ contact }) => contact.email === null && contact.phone === null)).to.equal(
        true,
      );
    }
  });

  it('are plain JSON files that another program can read', () => {
    const path = new URL('../../../templates/registers/wepack.json', import.meta.url);
    expect(JSON.parse(readFileSync(path, 'utf8'))).to.deep.equal(wepack);
  });
});

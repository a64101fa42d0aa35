import { inspect } from 'node:util';
import { expect } from 'chai';
import { parseConfig } from '../../src/config.ts';

const secrets = {
  DATABASE_URL: 'postgresql://varsla:hemmelig-database@db/varsla',
  ADMIN_TOKEN: 'hemmelig-token-hemmelig-token-hemmelig',
  SENDGRID_API_KEY: 'hemmelig-sendgrid',
  TWILIO_AUTH_TOKEN: 'hemmelig-twilio',
  OIDC_CLIENT_SECRET: 'hemmelig-oidc',
};

const everything = {
  ...secrets,
  MAIL_FROM: 'varsel@example.no',
  TWILIO_ACCOUNT_SID: 'AC0',
  TWILIO_FROM: 'WEPACK',
  OIDC_ISSUER: 'https://accounts.google.com',
  OIDC_CLIENT_ID: 'client',
};

describe('secrets of the configuration', () => {
  const config = parseConfig(everything);

  it('are there for who needs them', () => {
    expect([
      config.databaseUrl,
      config.adminToken,
      config.sendgrid?.apiKey,
      config.twilio?.authToken,
      config.oidc?.clientSecret,
    ]).to.deep.equal(Object.values(secrets));
  });

  it('are printed as hidden, whatever prints them', () => {
    const parts = [config, config.sendgrid, config.twilio, config.oidc, { deep: [{ config }] }];
    for (const part of parts) {
      const printed = [
        JSON.stringify(part),
        inspect(part, { depth: null }),
        inspect(part, { depth: null, showHidden: true }),
        inspect(part, { depth: null, customInspect: false }),
      ];
      for (const text of printed) expect(text).not.to.include('hemmelig');
      expect(printed[0]).to.include('[hidden]');
      expect(printed[1]).to.include('[hidden]');
    }
    expect(JSON.parse(JSON.stringify(config)).sendgrid.from).to.deep.equal({ email: 'varsel@example.no' });
  });

  it('are not in an error that was made of the configuration', () => {
    expect(inspect(new Error('x', { cause: config }), { depth: null })).not.to.include('hemmelig');
  });

  it('cannot be changed, nor anything beside them', () => {
    for (const [part, name] of [
      [config, 'adminToken'],
      [config, 'port'],
      [config.sendgrid, 'apiKey'],
      [config.twilio, 'authToken'],
      [config.oidc, 'issuer'],
    ] as const)
      expect(() => Object.assign(part as object, { [name]: 'x' }), name).to.throw(TypeError);
  });
});

import { expect } from 'chai';
import { ConfigError, parseConfig } from '../../src/config.ts';

const faultsOf = (variables: Record<string, string>): string => {
  try {
    parseConfig(variables);
  } catch (error) {
    expect(error).to.be.instanceOf(ConfigError);
    return (error as Error).message;
  }
  return '';
};

const provider = {
  OIDC_ISSUER: 'https://login.microsoftonline.com/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0',
  OIDC_CLIENT_ID: 'client',
  OIDC_CLIENT_SECRET: 'hemmelig',
};

describe('the configuration of sign-in', () => {
  it('reads a provider, with and without roles', () => {
    expect(parseConfig({}).oidc).to.equal(undefined);
    expect(parseConfig(provider).oidc).to.include({ name: 'login.microsoftonline.com', roles: undefined });
    const { oidc } = parseConfig({
      ...provider,
      OIDC_NAME: 'WEPACK',
      OIDC_ALLOWED_DOMAIN: 'WEPACK.example',
      OIDC_ROLE_CLAIM: 'roles',
      OIDC_ROLES: ' a=b=administrator , varsla dpo = approver,',
    });
    expect(oidc).to.include({ name: 'WEPACK', allowedDomain: 'wepack.example' });
    expect(oidc?.roles).to.deep.equal({
      claim: 'roles',
      map: [
        { value: 'a=b', role: 'administrator' },
        { value: 'varsla dpo', role: 'approver' },
      ],
    });
  });

  it('takes an issuer that can be one, and says what is wrong with another', () => {
    for (const good of [
      'https://accounts.google.com',
      'https://keycloak.example.no/realms/wepack',
      'http://127.0.0.1:8080/realms/x',
      'http://localhost:8080',
    ])
      expect(faultsOf({ ...provider, OIDC_ISSUER: good }), good).to.equal('');
    const wrong: Record<string, RegExp> = {
      hemmelig: /OIDC_ISSUER: must be an address/,
      'ldap://example.no': /OIDC_ISSUER: must be an https address/,
      'http://keycloak.example.no': /OIDC_ISSUER: must be https/,
      'https://example.no/?x': /OIDC_ISSUER: must be an https address/,
      'https://accounts.google.com/.well-known/openid-configuration': /OIDC_ISSUER: is the issuer alone/,
      'https://login.microsoftonline.com/common/v2.0': /OIDC_ISSUER: must name your own tenant/,
      'https://login.microsoftonline.com/organizations/v2.0': /OIDC_ISSUER: must name your own tenant/,
    };
    for (const [issuer, fault] of Object.entries(wrong))
      expect(faultsOf({ ...provider, OIDC_ISSUER: issuer }), issuer).to.match(fault);
  });

  it('says what is needed together, and which roles there are', () => {
    const { OIDC_CLIENT_SECRET: _secret, ...without } = provider;
    expect(faultsOf(without)).to.include(
      'OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET: are needed together',
    );
    expect(faultsOf({ OIDC_NAME: 'WEPACK' })).to.include('are needed together');
    expect(faultsOf({ ...provider, OIDC_ROLES: 'a=handler' })).to.include(
      'OIDC_ROLE_CLAIM, OIDC_ROLES: are needed',
    );
    expect(faultsOf({ ...provider, OIDC_ROLE_CLAIM: 'x' })).to.include(
      'OIDC_ROLE_CLAIM, OIDC_ROLES: are needed',
    );
    const roles = (written: string): string =>
      faultsOf({ ...provider, OIDC_ROLE_CLAIM: 'roles', OIDC_ROLES: written });
    expect(roles('a')).to.match(/OIDC_ROLES: must be pairs/);
    expect(roles('a=boss')).to.match(/OIDC_ROLES: must give one of these roles .*administrator/);
    expect(roles('a=guest')).to.match(/OIDC_ROLES: must give one of these roles/);
    expect(faultsOf({ ...provider, OIDC_ALLOWED_DOMAIN: '@x' })).to.match(
      /OIDC_ALLOWED_DOMAIN: must be a domain/,
    );
  });

  it('trusts the proxies that are named, and never everybody', () => {
    const trusted = (written: string) => parseConfig({ TRUST_PROXY: written }).trustProxy;
    expect(trusted('')).to.deep.equal(['loopback']);
    expect(trusted('1')).to.equal(1);
    expect(trusted('loopback, 172.18.0.0/16,2001:db8::/32, 10.0.0.7')).to.deep.equal([
      'loopback',
      '172.18.0.0/16',
      '2001:db8::/32',
      '10.0.0.7',
    ]);
    for (const wrong of [
      'true',
      '*',
      '0',
      '10',
      'proxy',
      '10.0.0.0/33',
      '10.0.0.0/8/8',
      '0.0.0.0/0',
      '::/0',
      ',',
      '-1',
    ])
      expect(faultsOf({ TRUST_PROXY: wrong }), wrong).to.match(/TRUST_PROXY: must be/);
  });
});

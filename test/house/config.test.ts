import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { ConfigError, environment, parseConfig } from '../../src/config.ts';

const example = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8');

/** The variables of the file, each with the comment above it. */
const listed = example.split(/\n\s*\n/).flatMap((paragraph) => {
  const lines = paragraph.trim().split('\n');
  const [, name = '', value = ''] = /^([A-Z_]+)=(.*)$/.exec(lines.at(-1) ?? '') ?? [];
  return name ? [{ name, value, comments: lines.slice(0, -1) }] : [];
});

const faultsOf = (variables: Record<string, string>): string => {
  try {
    parseConfig(variables);
  } catch (error) {
    expect(error).to.be.instanceOf(ConfigError);
    return (error as Error).message;
  }
  throw new Error('this was taken as a configuration');
};

describe('the configuration', () => {
  it('is listed in .env.example, every variable once, each with a comment of its own', () => {
    expect(listed.map(({ name }) => name)).to.have.members(Object.keys(environment.shape));
    expect(example.match(/^[^#\s].*$/gm)).to.have.lengthOf(listed.length);
    for (const { name, comments } of listed) {
      expect(comments, name).not.to.be.empty;
      for (const comment of comments) expect(comment, name).to.match(/^# \S/);
    }
  });

  it('has in .env.example the defaults, and nothing else', () => {
    const defaults = environment.parse({}) as Record<string, string | number | undefined>;
    for (const { name, value } of listed) expect(value, name).to.equal(String(defaults[name] ?? ''));
    const file = Object.fromEntries(listed.map(({ name, value }) => [name, value]));
    expect(parseConfig(file)).to.deep.equal(parseConfig({}));
  });

  it('holds no default for a secret', () => {
    for (const { name, value } of listed)
      if (/TOKEN|KEY|SID|URL/.test(name)) expect(value, name).to.equal('');
  });

  it('says all its faults at once, one a line, by name', () => {
    const message = faultsOf({
      PORT: '70000',
      HOST: '0.0.0.0',
      DATABASE_URL: 'mysql://root:hemmelig@db/varsla',
      ADMIN_TOKEN: 'hemmelig-kort',
      PUBLIC_URL: 'ftp://hemmelig.example',
      LOG_LEVEL: 'hemmelig',
      SWEEP_INTERVAL_SECONDS: '0',
      ATTACHMENT_MAX_MEBIBYTES: '51',
      ROLES: 'api,hemmelig',
      HEARTBEAT_URL: 'hemmelig.example/ping',
      METRICS_TOKEN: 'hemmelig-kort',
      MAIL_FROM: 'hemmelig',
      SENDGRID_BASE_URL: 'hemmelig',
      TWILIO_BASE_URL: 'hemmelig:443',
    });
    const named = [...message.matchAll(/^ {2}([A-Z_]+): \S/gm)].map(([, name]) => name);
    expect(named).to.have.members([
      'PORT',
      'DATABASE_URL',
      'ADMIN_TOKEN',
      'PUBLIC_URL',
      'LOG_LEVEL',
      'SWEEP_INTERVAL_SECONDS',
      'ATTACHMENT_MAX_MEBIBYTES',
      'ROLES',
      'HEARTBEAT_URL',
      'METRICS_TOKEN',
      'MAIL_FROM',
      'SENDGRID_BASE_URL',
      'TWILIO_BASE_URL',
    ]);
    expect(message).not.to.match(/hemmelig|70000|mysql/);
  });

  it('says what is needed together', () => {
    const message = faultsOf({ SENDGRID_API_KEY: 'hemmelig', TWILIO_ACCOUNT_SID: 'hemmelig' });
    expect(message).to.match(/MAIL_FROM: is needed with SENDGRID_API_KEY/);
    expect(message).to.match(/TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN: are needed together/);
    expect(message).not.to.include('hemmelig');
    expect(faultsOf({ TWILIO_ACCOUNT_SID: 'hemmelig', TWILIO_AUTH_TOKEN: 'hemmelig' })).to.match(
      /TWILIO_FROM or TWILIO_MESSAGING_SERVICE_SID: one is needed/,
    );
  });

  it('says these faults too when others are there', () => {
    const message = faultsOf({ PORT: 'x', SENDGRID_API_KEY: 'hemmelig', TWILIO_AUTH_TOKEN: 'hemmelig' });
    for (const name of ['PORT', 'MAIL_FROM', 'TWILIO_ACCOUNT_SID']) expect(message).to.include(`  ${name}`);
  });

  it('takes no administrator’s token that could not be sent', () => {
    expect(faultsOf({ ADMIN_TOKEN: 'hemmelig med mellomrom og æøå, lang nok' })).to.match(
      /^ {2}ADMIN_TOKEN: must be of/m,
    );
    const token = 'abcDEF0123-._~+/=abcDEF0123-._~+/=';
    expect(parseConfig({ ADMIN_TOKEN: token }).adminToken).to.equal(token);
  });

  it('takes what is empty or blank for unset, and reads nothing else', () => {
    expect(
      parseConfig({ PORT: '', HOST: '  ', DATABASE_URL: '', HOME: '/root', NODE_ENV: 'production' }),
    ).to.deep.equal(parseConfig({}));
  });

  it('reads what a process does: requests, work, or both', () => {
    for (const [written, api, worker] of [
      ['', true, true],
      ['api,worker', true, true],
      ['worker , api', true, true],
      ['api', true, false],
      ['worker', false, true],
    ] as const)
      expect(parseConfig({ ROLES: written }).roles, written).to.deep.equal({ api, worker });
    for (const written of ['none', 'api;worker', 'api,', 'API', 'workers'])
      expect(faultsOf({ ROLES: written }), written).to.match(/^ {2}ROLES: must be api, worker/m);
  });

  it('reads a sender with and without a name', () => {
    const from = (written: string) =>
      parseConfig({ SENDGRID_API_KEY: 'k', MAIL_FROM: written }).sendgrid?.from;
    expect(from('varsel@example.no')).to.deep.equal({ email: 'varsel@example.no' });
    expect(from('"WEPACK AS" <varsel@example.no>')).to.deep.equal({
      email: 'varsel@example.no',
      name: 'WEPACK AS',
    });
  });
});

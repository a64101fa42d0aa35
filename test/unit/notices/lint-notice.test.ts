import { expect } from 'chai';
import { lintNotice, type NoticeFault } from '../../../src/notices/lint-notice.ts';
import type { NoticeTexts } from '../../../src/notices/notice-texts.ts';

const good = {
  email: { subject: 'Emne', text: 'Hei{{#name}} {{name}}{{/name}}, noe skjedde.' },
  sms: { text: 'Kort' },
};
const texts: NoticeTexts = { nb: good, nn: good, en: good };
const faultsOf = (text: string): NoticeFault[] =>
  lintNotice({ ...texts, nb: { ...good, email: { ...good.email, text } } });
const codesOf = (text: string): string[] => faultsOf(text).map(({ code }) => code);

describe('the lint of a notice', () => {
  it('finds nothing wrong with plain words and the name', () => {
    expect(lintNotice(texts)).to.deep.equal([]);
    expect(
      codesOf(
        'Ring 22 33 44 55 eller +47 900 00 000 før 24.11.2026 kl. 14.20, sak V-2026-0007, org.nr. 977 281 962.',
      ),
    ).to.deep.equal([]);
    expect(codesOf('Den 24.11.2026 100 kunder, 140 000 rader, 12 468 økter')).to.deep.equal([]);
    expect(codesOf('Skriv til personvern@wepack.no')).to.deep.equal([]);
  });

  it('points at the place', () => {
    const broken = { email: { subject: '', text: '[Mer her]' }, sms: { text: 'Se www.firma.no' } };
    expect(lintNotice({ ...texts, nn: broken }).map(({ pointer, code }) => [pointer, code])).to.deep.equal([
      ['/nn/email/subject', 'empty-text'],
      ['/nn/email/text', 'leftover-gap'],
      ['/nn/sms/text', 'link'],
    ]);
  });

  it('allows the person’s fields only', () => {
    expect(codesOf('{{email}}')).to.deep.equal(['unknown-merge-field']);
    expect(codesOf('{{#fodselsdato}}{{name}}{{/fodselsdato}}')).to.deep.equal(['unknown-merge-field']);
    expect(codesOf('{{#name}}{{constructor}}{{/name}}')).to.deep.equal(['unknown-merge-field']);
    expect(codesOf('{{^name}}kunde{{/name}}')).to.deep.equal([]);
    const [fault] = faultsOf('{{organisation}}');
    expect(fault).to.include({ code: 'unknown-merge-field', pointer: '/nb/email/text' });
    expect(fault?.detail).to.contain('write it out');
  });

  for (const tag of [
    '{{{name}}}',
    '{{&name}}',
    '{{>name}}',
    '{{=<% %>=}}',
    '{{! note }}',
    '{{#name}}',
    '{{/name}}',
    '{{name',
  ]) {
    it(`refuses ${tag}`, () => expect(codesOf(`a ${tag} b`)).to.deep.equal(['merge-syntax']));
  }

  // Synthetic and shape-only numbers: month raised by 80, or control digits that do not hold.
  for (const number of [
    '01819012345',
    '018190 12345',
    '01 81 90 123 45',
    '018190-12345',
    '41019012345',
    '01419012345',
    '31129900000',
  ]) {
    it(`flags ${number} as an identity number, and does not repeat it`, () => {
      const faults = faultsOf(`Nummer ${number}.`);
      expect(faults.map(({ code }) => code)).to.include('identity-number');
      expect(JSON.stringify(faults)).not.to.contain(number);
    });
  }

  for (const number of ['72019012345', '00019012345', '01139012345', '101019012345', '0181901234']) {
    it(`does not take ${number} for one`, () =>
      expect(codesOf(`Nummer ${number}.`)).not.to.include('identity-number'));
  }

  for (const number of [
    '4111111111111111',
    '4111 1111 1111 1111',
    '4111-1111-1111-1111 12 27',
    '12 4111 1111 1111 1111',
    '378282246310005',
  ]) {
    it(`flags ${number} as a card number`, () =>
      expect(codesOf(`Kort ${number}.`)).to.deep.equal(['card-number']));
  }
  it('does not take digits that fail Luhn’s check for a card', () => {
    expect(codesOf('4111 1111 1111 1112')).to.deep.equal([]);
  });

  for (const number of [
    '8601 11 17947',
    '8601.11.17947',
    '86011117947',
    'NO93 8601 1117 947',
    'no9386011117947',
  ]) {
    it(`flags ${number} as a bank account`, () =>
      expect(codesOf(`Konto ${number}.`)).to.include('account-number'));
  }
  it('does not take eleven digits with a wrong control digit for a bank account', () => {
    expect(codesOf('8601 11 17948')).to.deep.equal([]);
  });

  for (const link of ['http://a.no', 'https://a.no', 'HTTPS://A.NO', 'www.a.no', 'ftp://a.no']) {
    it(`flags the link ${link}`, () => expect(codesOf(`Se ${link} i dag`)).to.deep.equal(['link']));
  }

  it('wants a subject of one line and an SMS of at most 1600 characters', () => {
    const nb = (subject: string, length: number) =>
      lintNotice({ ...texts, nb: { email: { ...good.email, subject }, sms: { text: 'a'.repeat(length) } } });
    expect(nb('Emne', 1600)).to.deep.equal([]);
    expect(nb('To\nlinjer', 1601).map(({ code }) => code)).to.deep.equal(['line-break', 'sms-too-long']);
  });

  it('comes to an end on text made to delay it', () => {
    for (const text of ['1 ', 'a', '[', 'NO11 ']) expect(codesOf(text.repeat(10_000))).to.be.an('array');
  });
});

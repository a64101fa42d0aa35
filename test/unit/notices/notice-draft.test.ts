import { expect } from 'chai';
import { languages } from '../../../src/languages.ts';
import { lintNotice, noticeGaps } from '../../../src/notices/lint-notice.ts';
import { draftNotice, type NoticeDraftInput } from '../../../src/notices/notice-draft.ts';
import { noticeTexts } from '../../../src/notices/notice-texts.ts';
import { countSegments } from '../../../src/notices/sms-segments.ts';

const whole: NoticeDraftInput = {
  organisation: 'WEPACK',
  reference: 'V-2026-0007',
  contact: { name: 'Kari Nordmann', email: 'personvern@wepack.no', phone: '22 33 44 55' },
  facts: {
    whatHappened: 'Kundelisten vår ble sendt til feil mottaker 20. november',
    likelyConsequences: 'Du kan få falske e-poster i vårt navn.',
    measuresTaken: 'Mottakeren har slettet listen',
    measuresPlanned: 'Vi innfører kontroll av mottaker',
    mitigation: 'Vi følger med på misbruk',
  },
};
const nothing: NoticeDraftInput = {
  ...whole,
  contact: { name: null, email: null, phone: null },
  facts: {
    whatHappened: null,
    likelyConsequences: null,
    measuresTaken: null,
    measuresPlanned: null,
    mitigation: null,
  },
};

describe('the draft of a notice to people', () => {
  const texts = draftNotice(whole);

  it('fits the schema of notice texts and passes the lint when every fact is there', () => {
    expect(noticeTexts.safeParse(texts).success).to.equal(true);
    expect(lintNotice(texts)).to.deep.equal([]);
  });

  for (const language of languages) {
    const { email, sms } = texts[language];

    it(`${language}: carries all that GDPR art. 34(2) asks, in the e-mail and in the SMS`, () => {
      for (const text of [email.text, sms.text]) {
        for (const fact of Object.values(whole.facts)) expect(text).to.contain(fact);
        expect(text).to.contain('Kari Nordmann');
        expect(text).to.contain('22 33 44 55');
        expect(text).to.contain('V-2026-0007');
        expect(text).to.contain('WEPACK');
      }
      expect(email.text).to.contain('personvern@wepack.no');
      expect(email.subject).to.contain('WEPACK').and.to.contain('V-2026-0007').and.not.to.contain('\n');
    });

    it(`${language}: says how to check that it is genuine, and has no link`, () => {
      const [switchboard, website] =
        language === 'en' ? ['switchboard', 'website'] : ['sentralbordet', 'nettsta|nettste'];
      expect(email.text).to.match(new RegExp(website)).and.to.contain(switchboard);
      expect(sms.text).to.contain(switchboard);
      expect(email.text + sms.text).not.to.match(/https?:|www\./);
    });

    it(`${language}: leaves only the person's name to be filled in`, () => {
      expect(email.text.match(/\{\{.*?\}\}/g)).to.deep.equal(['{{#name}}', '{{name}}', '{{/name}}']);
      expect(email.subject + sms.text).not.to.contain('{{');
    });

    it(`${language}: the SMS is one line of GSM-7, at most three segments with facts of a sentence each`, () => {
      expect(sms.text).not.to.contain('\n');
      expect(countSegments(sms.text)).to.include({ encoding: 'GSM-7' });
      expect(countSegments(sms.text).segments).to.be.at.most(3);
    });

    it(`${language}: leaves a gap for each fact and contact that is missing`, () => {
      const gaps = (part: string): string[] =>
        noticeGaps(draftNotice(nothing))
          .filter(({ pointer }) => pointer === `/${language}/${part}`)
          .map(({ gap }) => gap);
      expect(new Set(gaps('email/text'))).to.have.length(7);
      expect(new Set(gaps('sms/text'))).to.deep.equal(new Set(gaps('email/text')));
    });
  }

  it('is different words in each language', () => {
    expect(texts.nb.email.text).to.contain('Hva har skjedd?');
    expect(texts.nn.email.text).to.contain('Kva har skjedd?');
    expect(texts.en.email.text).to.contain('What happened?');
  });

  it('leaves a gap for one missing fact only, and names it in the language of the text', () => {
    const gapped = draftNotice({ ...whole, facts: { ...whole.facts, whatHappened: '  ' } });
    expect(noticeGaps(gapped)).to.deep.equal([
      { pointer: '/nb/email/text', gap: '[Beskriv hva som har skjedd]' },
      { pointer: '/nb/sms/text', gap: '[Beskriv hva som har skjedd]' },
      { pointer: '/nn/email/text', gap: '[Skriv kva som har skjedd]' },
      { pointer: '/nn/sms/text', gap: '[Skriv kva som har skjedd]' },
      { pointer: '/en/email/text', gap: '[Describe what happened]' },
      { pointer: '/en/sms/text', gap: '[Describe what happened]' },
    ]);
  });

  it('asks for no more than one way to reach the contact, and says the one there is', () => {
    const { nb } = draftNotice({ ...whole, contact: { ...whole.contact, phone: null } });
    expect(nb.email.text).to.contain('E-post: personvern@wepack.no\nOppgi').and.not.to.contain('Telefon:');
    expect(nb.sms.text).to.contain('Kari Nordmann, personvern@wepack.no.');
  });

  it('keeps facts apart and whole: paragraphs in the e-mail, one line in the SMS, a full stop after each', () => {
    const happened = 'Første avsnitt\r\n\r\nAndre avsnitt med {{merke}} & <tegn>';
    const { nb } = draftNotice({ ...whole, facts: { ...whole.facts, whatHappened: happened } });
    expect(nb.email.text).to.contain('\n\nFørste avsnitt\n\nAndre avsnitt med {{merke}} & <tegn>.\n\n');
    expect(nb.sms.text).to.contain('Første avsnitt Andre avsnitt med {{merke}} & <tegn>. Mulige');
    expect(nb.email.text).to.contain('Du kan få falske e-poster i vårt navn.\n');
    expect(nb.email.text).to.contain(
      'Mottakeren har slettet listen.\n\nVi innfører kontroll av mottaker.\n\n',
    );
  });
});

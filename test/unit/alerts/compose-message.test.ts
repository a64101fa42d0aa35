import { expect } from 'chai';
import { composeMessage } from '../../../src/alerts/compose-message.ts';
import { phrase, readPhrases } from '../../../src/alerts/phrases.ts';
import { askForDigit } from '../../../src/alerts/twiml.ts';
import { alertSteps, alertText } from '../../../src/alerts/alert-texts.ts';
import { deadlineKinds } from '../../../workflows/deadlines.ts';
import { languages } from '../../../src/languages.ts';
import { mergeFieldsIn } from '../../../src/merge-fields.ts';
import { countSegments } from '../../../src/notices/sms-segments.ts';

const now = new Date('2026-11-23T12:20:00Z');
const alert = (number: number, dueAt: string, kind = 'people.decision') => ({
  reference: `AV-2026-${String(number).padStart(4, '0')}`,
  kind,
  step: 'overdue',
  dueAt: new Date(dueAt),
});
const many = [1, 2, 3, 4].map((number) => alert(number, `2026-11-2${number}T13:20:00Z`));
const answering = {
  now,
  publicUrl: 'https://varsla.firma.no',
  acknowledgeUrl: 'https://varsla.firma.no/alerts/x.y.z',
  code: '4821',
};

describe('what a message says', () => {
  it('in every language: the same phrases with the same fields', () => {
    const [nb, ...others] = languages.map((language) => readPhrases(language));
    for (const other of others)
      for (const [name, text] of Object.entries(other))
        expect(mergeFieldsIn(text).sort(), name).to.deep.equal(
          mergeFieldsIn(nb?.[name as keyof typeof nb] ?? '').sort(),
        );
  });

  for (const language of languages) {
    it(`${language}: of all that was missed, with every case in the mail and the first in the SMS`, () => {
      const text = composeMessage(language, many, answering);
      for (const { reference } of many) expect(text.text).to.contain(reference);
      expect(text.text).to.contain(answering.acknowledgeUrl).and.to.contain(answering.publicUrl);
      expect(text.sms).to.contain('AV-2026-0001').and.to.contain('AV-2026-0002').and.not.to.contain('0003');
      expect(text.sms)
        .to.match(/(og 2 til|and 2 more)/)
        .and.to.contain('4821');
      expect(text.voice).to.contain('AV 2026 0001');
      for (const written of Object.values(text)) expect(written).not.to.match(/[{}[\]]|undefined|null|NaN/);
    });

    it(`${language}: in an SMS at most two segments of GSM-7, also where it asks for an answer`, () => {
      const single = deadlineKinds.flatMap((kind) =>
        alertSteps.map((step) =>
          alertText({
            language,
            reference: 'AV-2026-0007',
            kind,
            step,
            dueAt: '2026-09-30T13:20:00Z',
            now: '2026-11-23T12:20:00Z',
            code: '4821',
          }),
        ),
      );
      const bundles = deadlineKinds.map((kind) =>
        composeMessage(
          language,
          [1, 2, 3].map((number) => alert(number, '2026-11-21T13:21:00Z', kind)),
          answering,
        ),
      );
      const test = composeMessage(
        language,
        [{ reference: null, kind: 'test', step: 'test', dueAt: null }],
        answering,
      );
      for (const { sms } of [...single, ...bundles, test]) {
        const { encoding, segments } = countSegments(sms);
        expect([encoding, segments <= 2], sms).to.deep.equal(['GSM-7', true]);
        expect(sms)
          .to.contain('4821')
          .and.not.to.match(/https?:|www\./);
      }
      const fields = { references: 'AV-2026-0001, AV-2026-0002, AV-2026-0003', count: '3' };
      for (const name of [
        'replyAcknowledged',
        'replyAlready',
        'replyEnded',
        'replySeveral',
        'replyHow',
      ] as const)
        expect(countSegments(phrase(language, name, fields)).encoding, name).to.equal('GSM-7');
    });

    it(`${language}: reads aloud without signs that are not spoken`, () => {
      for (const kind of deadlineKinds) {
        const { voice } = composeMessage(
          language,
          [{ ...alert(1, '2026-11-24T13:20:00Z', kind), step: 'remaining' }],
          { now },
        );
        expect(voice).not.to.match(/[<>{}&/]|-\d|https?/);
        expect(voice.length).to.be.below(600);
      }
    });
  }

  it('asks for an answer only where one can come', () => {
    const { text, sms } = composeMessage('nb', many.slice(0, 1), { now });
    expect(text).not.to.contain('Kvitter');
    expect(sms).to.match(/Logg inn i Varsla\.$/);
  });

  it('is TwiML in which nothing that was filled in is markup', () => {
    const twiml = askForDigit('en', {
      text: 'A & B <Hangup/>',
      ask: '"1"?',
      action: 'https://x.no/?a=1&b=2',
      without: "it's",
    });
    expect(twiml)
      .to.contain('<Say language="en-GB">A &amp; B &lt;Hangup/&gt;</Say>')
      .and.to.contain('action="https://x.no/?a=1&amp;b=2"')
      .and.to.contain('it&apos;s');
  });
});

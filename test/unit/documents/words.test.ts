import { expect } from 'chai';
import { phraseFor, wordsIn } from '../../../src/documents/words.ts';
import { en } from '../../../src/documents/words/en.ts';
import { nb, type WordKey } from '../../../src/documents/words/nb.ts';
import { nn } from '../../../src/documents/words/nn.ts';
import type { IncidentEvent } from '../../../workflows/incident/events.ts';

const keys = Object.keys(nb) as WordKey[];
const slots = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();

/** Every kind of event there is: a new one without words is a compile error here, and then a failing test. */
const eventTypes: Record<IncidentEvent['type'], true> = {
  'incident.opened': true,
  'breach.confirmed': true,
  'incident.dismissed': true,
  'breach.contained': true,
  'risk.assessed': true,
  'facts.recorded': true,
  'exception.approved': true,
  'exception.returned': true,
  'decision.confirmed': true,
  'report.submitted': true,
  'report.approved': true,
  'report.returned': true,
  'authority.notified': true,
  'authority.phoned': true,
  'authority.registered': true,
  'mandate.given': true,
  'mandate.ended': true,
  'controller.notified': true,
  'people.listed': true,
  'notice.drafted': true,
  'notice.submitted': true,
  'notice.approved': true,
  'notice.returned': true,
  'notice.settled': true,
  'remainder.decided': true,
  'duty.undertaken': true,
  'duty.moved': true,
  'duty.fulfilled': true,
  'duty.dropped': true,
  'exemption.approved': true,
  'exemption.ended': true,
  'deadline.neared': true,
  'deadline.passed': true,
  'incident.closed': true,
  'incident.reopened': true,
};

describe('the words of the documents', () => {
  it('have the same places to fill in, in every language', () => {
    for (const key of keys) {
      expect(slots(nn[key]), key).to.deep.equal(slots(nb[key]));
      expect(slots(en[key]), key).to.deep.equal(slots(nb[key]));
    }
  });

  it('leave nothing empty', () => {
    for (const words of [nb, nn, en]) for (const key of keys) expect(words[key].trim(), key).to.not.equal('');
  });

  it('hold no English in Norwegian', () => {
    // A name of its own, or nothing but places to fill in.
    const wordless = /^(?:Altinn|SMS|SHA-256(?:: \{hash\})?|(?:[.,: ]*\{\w+\}[.,: ]*)+)$/;
    const alike = keys.filter(
      (key) => !wordless.test(en[key]) && [nb[key], nn[key]].some((word) => word === en[key]),
    );
    expect(alike).to.deep.equal(['head.system']);
    const english = /\b(the|of|not|breach|data subject|deadline|controller|approved|notified)\b/i;
    for (const words of [nb, nn]) for (const key of keys) expect(words[key], key).to.not.match(english);
  });

  it('hold no bokmål in nynorsk', () => {
    const bokmal =
      /\b(ikke|ennå|noen|berørte|virksomhet\w*|hva|hvem|hvor|hvorfor|brudd\w*|ble|behandlingsansvarlig|fra|hendelse\w*|saken|meldingen|de)\b/i;
    for (const key of keys) expect(nn[key], key).to.not.match(bokmal);
  });

  it('name every kind of event', () => {
    for (const type of Object.keys(eventTypes))
      for (const language of ['nb', 'nn', 'en'] as const)
        expect(phraseFor(language, `event.${type}`), `${type} in ${language}`).to.be.a('string');
  });

  it('have no phrase for what they do not know, nor for what every object has', () => {
    expect(phraseFor('nb', 'event.something.unheard-of')).to.equal(null);
    expect(phraseFor('nb', 'constructor')).to.equal(null);
  });

  it('are filled in once: braces in a value stay as they are', () => {
    const say = wordsIn('nb');
    expect(say('report.lead', { authority: '{authority} $& {x}' })).to.equal(
      'Melding til {authority} $& {x} etter personvernforordningen artikkel 33.',
    );
  });
});

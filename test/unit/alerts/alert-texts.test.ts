import { expect } from 'chai';
import { type AlertStep, alertSteps, alertText } from '../../../src/alerts/alert-texts.ts';
import { deadlineKinds } from '../../../workflows/deadlines.ts';
import { languages } from '../../../src/languages.ts';
import { countSegments } from '../../../src/notices/sms-segments.ts';

const hour = 3_600_000;
/** A Tuesday; 14.20 in Oslo in winter. */
const dueAt = '2026-11-24T13:20:00.000Z';
const hoursAfter = (hours: number): string => new Date(Date.parse(dueAt) + hours * hour).toISOString();
const hoursAtStep: Record<AlertStep, number> = { arisen: -72, remaining: -48, passed: 0, overdue: 2 };
const base = { language: 'nb', reference: 'V-2026-0007', kind: 'authority.notice', dueAt } as const;
const nb = (step: AlertStep, hours: number) => alertText({ ...base, step, now: hoursAfter(hours) });

const every = languages.flatMap((language) =>
  deadlineKinds.flatMap((kind) =>
    alertSteps.map((step) => ({
      name: `${language} ${kind} ${step}`,
      step,
      language,
      ...alertText({ ...base, language, kind, step, now: hoursAfter(hoursAtStep[step]) }),
    })),
  ),
);

const lengths = {
  nb: ['72 timer', '48 timer', '2 timer'],
  nn: ['72 timar', '48 timar', '2 timar'],
  en: ['72 hours', '48 hours', '2 hours'],
};
const dues = {
  nb: ['tirsdag 24. november 2026 kl. 14.20', 'tirsdag 24. november kl. 14.20'],
  nn: ['tysdag 24. november 2026 kl. 14.20', 'tysdag 24. november kl. 14.20'],
  en: ['Tuesday 24 November 2026 at 14:20', 'Tuesday 24 November at 14:20'],
};

describe('alert texts', () => {
  it('exist for every kind, step and language, each different from all others', () => {
    expect(every).to.have.length(3 * deadlineKinds.length * 4);
    for (const part of ['text', 'sms'] as const) {
      expect(new Set(every.map((alert) => alert[part]))).to.have.length(every.length);
    }
    // Two subjects read the same in bokmål and nynorsk.
    expect(new Set(every.map(({ language, subject }) => `${language} ${subject}`))).to.have.length(
      every.length,
    );
  });

  for (const { name, step, language, subject, text, sms } of every) {
    it(`${name}: says the reference, the time and nothing unfilled`, () => {
      for (const written of [subject, text, sms]) {
        expect(written).to.contain('V-2026-0007');
        expect(written).not.to.match(/[{}[\]]|undefined|null|NaN| {2}|: :/);
      }
      expect(subject).not.to.match(/\n/);
      expect(subject.length).to.be.below(110);
      expect(text).not.to.match(/\n{3}/);
      const [due, dueInSms] = dues[language];
      expect(text).to.contain(due);
      expect(sms).to.contain(dueInSms);
      const [arisen, remaining, overdue] = lengths[language];
      const length = { arisen, remaining, passed: undefined, overdue }[step];
      if (length !== undefined)
        for (const written of [subject, text, sms]) expect(written).to.contain(length);
    });

    it(`${name}: is at most two segments of GSM-7, and has no address in it`, () => {
      const size = countSegments(sms);
      expect(size.encoding).to.equal('GSM-7');
      expect(size.segments).to.be.at.most(2);
      expect(sms).not.to.match(/https?:|www\./);
    });
  }

  it('asks for the reasons for the delay only when the deadline of the authority has passed', () => {
    expect(nb('remaining', -1).text).not.to.contain('forsinkelsen');
    expect(nb('passed', 0).text).to.contain('begrunn forsinkelsen');
    expect(nb('overdue', 1).sms).to.contain('begrunn forsinkelsen');
  });

  it('says where, in the e-mail, when it is known', () => {
    const text = (publicUrl?: string) =>
      alertText({ ...base, step: 'arisen', now: hoursAfter(-72), ...(publicUrl && { publicUrl }) }).text;
    expect(text('https://varsla.firma.no')).to.contain('Åpne Varsla på https://varsla.firma.no og finn sak');
    expect(text()).to.contain('Logg inn i Varsla');
  });

  it('tells what is true when a step comes late or early', () => {
    expect(nb('arisen', 5).subject).to.equal(nb('passed', 5).subject);
    expect(nb('remaining', 5).text).to.contain('Fristen er ute.');
    expect(nb('overdue', -5).text).to.contain('Det er 5 timer igjen.');
  });

  it('counts in minutes, hours and days, in the singular too', () => {
    const overdue = (minutes: number): string => nb('overdue', minutes / 60).subject;
    expect(overdue(1)).to.contain(': 1 minutt over');
    expect(overdue(59)).to.contain(': 59 minutter over');
    expect(overdue(60)).to.contain(': 1 time over');
    expect(overdue(61)).to.contain(': 1 time og 1 minutt over');
    expect(overdue(359)).to.contain(': 5 timer og 59 minutter over');
    expect(overdue(6 * 60 + 40)).to.contain(': 6 timer over');
    expect(overdue(99 * 60)).to.contain(': 99 timer over');
    expect(overdue(14 * 24 * 60)).to.contain(': 14 døgn over');
  });

  it('reads 48 hours when sent some minutes late, and never a whole hour too much', () => {
    expect(nb('remaining', -48 + 3 / 60).subject).to.contain('48 timer');
    expect(nb('remaining', -48 + 20 / 60).subject).to.contain('47 timer');
  });

  it('shows Norwegian time in summer and in winter', () => {
    const text = (due: string): string => alertText({ ...base, dueAt: due, step: 'passed', now: due }).text;
    expect(text('2026-07-01T22:30:00Z')).to.contain('torsdag 2. juli 2026 kl. 00.30');
    expect(text('2026-12-31T23:30:00Z')).to.contain('fredag 1. januar 2027 kl. 00.30');
  });

  it('refuses what is no instant', () => {
    expect(() => alertText({ ...base, step: 'passed', now: 'soon' })).to.throw('not an instant');
  });
});

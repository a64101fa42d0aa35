import type { NoticeProof } from '../../../src/documentation/proof-document.ts';
import { fullRecord } from './sample-record.ts';
import { fullReport } from './sample-report.ts';

const hash = (letter: string): string => letter.repeat(64);
const text =
  'Hei {{name}}\n\nNatt til 20. november ble en filserver hos oss rammet av løsepengevirus, og en kopi av kundearkivet er på avveie. Der sto navn, adresse og fødselsnummer.\n\nDu kan få falske meldinger. Ring oss på 22 33 44 55.';

/** A notice that has been sent, with everything that can be told of it. The people and firms do not exist. */
export const fullProof: NoticeProof = {
  format: 'varsla-proof-of-notice@1',
  createdAt: '2026-11-24T08:00:00.000Z',
  hash: hash('e'),
  organisation: fullReport.organisation,
  incident: {
    reference: fullReport.incident.reference,
    title: fullReport.incident.title,
    version: fullRecord.version,
  },
  told: fullRecord.people,
  people: { people: 18422, delivered: 17_480, handedOver: 710, unknown: 31, notTold: 201, open: 0 },
  channels: [
    { channel: 'email', state: 'delivered', messages: 16_980 },
    { channel: 'email', state: 'accepted', messages: 690 },
    { channel: 'email', state: 'failed', messages: 540 },
    { channel: 'email', state: 'unknown', messages: 31 },
    { channel: 'sms', state: 'delivered', messages: 500 },
    { channel: 'sms', state: 'in_transit', messages: 20 },
    { channel: 'sms', state: 'rejected', messages: 18 },
  ],
  days: [
    { day: '2026-11-21', channel: 'email', handedOver: 18_210, delivered: 16_400 },
    { day: '2026-11-21', channel: 'sms', handedOver: 310, delivered: 301 },
    { day: '2026-11-22', channel: 'email', handedOver: 0, delivered: 580 },
    { day: '2026-11-22', channel: 'sms', handedOver: 210, delivered: 199 },
  ],
  failures: [
    { channel: 'email', reason: 'bounce', messages: 420 },
    { channel: 'email', reason: 'dropped-bounced-address', messages: 100 },
    { channel: 'email', reason: 'blocked', messages: 20 },
    { channel: 'sms', reason: 'twilio-21211', messages: 12 },
    { channel: 'sms', reason: 'twilio-30003', messages: 6 },
  ],
  decisions: [
    {
      at: '2026-11-23T11:00:00.000Z',
      by: 'Åse Bjørnstad',
      reason: 'De 201 uten gyldig adresse får brev. De 31 uvisse blir ringt.',
    },
  ],
  texts: [
    {
      language: 'nb',
      channel: 'email',
      subject: 'Viktig: opplysninger om deg er på avveie',
      text,
      hash: hash('1'),
      people: 16_000,
    },
    {
      language: 'nb',
      channel: 'sms',
      subject: null,
      text: 'Fjordkraft Eksempel: opplysninger om deg er på avveie. Ring 22 33 44 55. Sak VB-2026-0007.',
      hash: hash('2'),
      people: 16_000,
    },
    {
      language: 'nn',
      channel: 'email',
      subject: 'Viktig: opplysningar om deg er på avvegar',
      text,
      hash: hash('3'),
      people: 2211,
    },
  ],
  journal: fullReport.journal,
};

/** Approved a moment ago: nothing has been handed over. */
export const emptyProof: NoticeProof = {
  ...fullProof,
  organisation: { name: null, organisationNumber: null },
  told: { ...fullProof.told, settled: [] },
  people: { people: 3, delivered: 0, handedOver: 0, unknown: 0, notTold: 0, open: 3 },
  channels: [],
  days: [],
  failures: [],
  decisions: [],
  texts: [],
};

const longWord = `Personvern${'opplysnings'.repeat(14)}brudd`;

/** Everything that can grow has grown. */
export const longProof: NoticeProof = {
  ...fullProof,
  organisation: { ...fullProof.organisation, name: `${longWord} AS` },
  incident: { ...fullProof.incident, title: longWord },
  told: {
    ...fullProof.told,
    lists: Array.from({ length: 20 }, () => ({
      ...(fullProof.told.lists[0] as NoticeProof['told']['lists'][number]),
      by: longWord,
    })),
  },
  people: {
    people: 100_000_000,
    delivered: 20_000_000,
    handedOver: 20_000_000,
    unknown: 20_000_000,
    notTold: 20_000_000,
    open: 20_000_000,
  },
  days: Array.from({ length: 120 }, (_, index) => ({
    day: new Date(Date.UTC(2026, 10, 21 + index)).toISOString().slice(0, 10),
    channel: index % 2 === 0 ? 'email' : 'sms',
    handedOver: 1_000_000 + index,
    delivered: 999_999,
  })),
  failures: Array.from({ length: 80 }, (_, index) => ({
    channel: 'email',
    reason: index === 3 ? longWord : `http-4${String(index).padStart(2, '0')}`,
    messages: index,
  })),
  texts: fullProof.texts.map((one) => ({ ...one, text: `${text}\n\n${longWord}\n\n${text.repeat(12)}` })),
};

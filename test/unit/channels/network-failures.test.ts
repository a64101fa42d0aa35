import { expect } from 'chai';
import { classifySendGridFailure } from '../../../src/channels/classify-sendgrid.ts';
import { classifyTwilioFailure, classifyTwilioMessage } from '../../../src/channels/classify-twilio.ts';
import { retryAfterSeconds } from '../../../src/channels/retry-after.ts';

const failure = (code: unknown): Error =>
  Object.assign(new Error('to ase@example.no, +4790000001'), { code });

const NEVER_LEFT = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT', 'CERT_HAS_EXPIRED'];
const MAY_HAVE_BEEN_TAKEN = [
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ECONNABORTED',
  'UND_ERR_SOCKET',
  'UND_ERR_HEADERS_TIMEOUT',
  'EPROTO',
  'SOMETHING_NEW',
];

describe('failures without an answer', () => {
  for (const classify of [classifySendGridFailure, classifyTwilioFailure]) {
    it(`are unsent only when the connection never stood (${classify.name})`, () => {
      for (const code of NEVER_LEFT) {
        expect(classify(failure(code))).to.deep.equal({ outcome: 'unsent', reason: code });
      }
      for (const code of MAY_HAVE_BEEN_TAKEN) {
        expect(classify(failure(code))).to.deep.equal({ outcome: 'unknown', reason: code });
      }
    });

    it(`never show a text in the reason (${classify.name})`, () => {
      for (const error of [
        failure(undefined),
        failure('ase@example.no'),
        'ase@example.no',
        undefined,
        null,
      ]) {
        expect(classify(error)).to.deep.equal({ outcome: 'unknown', reason: 'unexpected' });
      }
    });
  }

  it('a message without its SID is unknown', () => {
    for (const sid of [undefined, '', 'SM1', 7]) {
      expect(classifyTwilioMessage({ sid })).to.deep.equal({ outcome: 'unknown', reason: 'no-sid' });
    }
  });
});

describe('how long a 429 asks us to wait', () => {
  const date = 'Sun, 22 Nov 2026 12:00:00 GMT';
  for (const [name, headers, seconds] of [
    ['seconds', { 'retry-after': '30' }, 30],
    ['a date', { date, 'retry-after': 'Sun, 22 Nov 2026 12:01:30 GMT' }, 90],
    ['a date gone by', { date, 'retry-after': 'Sun, 22 Nov 2026 11:00:00 GMT' }, 0],
    ['at most a day', { 'retry-after': '999999' }, 86_400],
    ['nothing', { date }, undefined],
    ['an instant without a Date to compare', { 'x-ratelimit-reset': '1795348800' }, undefined],
    ['garbage', { date, 'retry-after': 'soon' }, undefined],
  ] as const) {
    it(name, () => expect(retryAfterSeconds(headers)).to.equal(seconds));
  }
});

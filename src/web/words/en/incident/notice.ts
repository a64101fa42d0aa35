import type { notice as source } from '../../nb/incident/notice.ts';

/** Words of the notice to people. */
export const notice: typeof source = {
  noticeLead: 'The text that people get. It is made from the facts; correct what does not fit.',
  'notice.draft': 'Draft',
  'notice.submitted': 'Waits for approval',
  'notice.approved': 'Approved',
  noticeFields: 'Put {{name}} where the name shall stand.',
  noticeSubject: 'Subject of the e-mail',
  noticeEmail: 'Text of the e-mail',
  noticeSms: 'Text of the SMS',
  noticeSegments: (count: number, costly: readonly string[]) =>
    [
      count === 1 ? 'Goes out as one SMS.' : `Goes out as ${count} SMS each.`,
      ...(costly.length > 0 ? [`This sign makes the SMS cost more than twice: ${costly.join(' ')}`] : []),
    ].join(' '),
  noticeSave: 'Save the texts',
  noticeSavedNow: 'Somebody else has saved this text meanwhile:',
  noticeFaults: (count: number) =>
    count === 0
      ? 'No faults.'
      : count === 1
        ? 'One fault must be corrected.'
        : `${count} faults must be corrected.`,
  noticeFrozen: 'The texts are frozen: the notice has been sent for approval or has left.',
  submitNoticeText: 'Texts and list are frozen. Somebody other than those who wrote must approve.',
  approveNoticeText: (count: number) =>
    count === 1
      ? 'When you approve, one person gets the notice. It cannot be called back.'
      : `When you approve, ${count} people get the notice. It cannot be called back.`,
  noticeVoluntary:
    'The law does not demand a notice here. You may send one all the same, with the same approval.',
  'notice.law':
    'The notice must be clear and plain, and say what happened, whom to talk to, likely consequences and measures. Article 34(2) GDPR.',
  'lint.empty-text': 'There is no text.',
  'lint.leftover-gap': 'Something in brackets is not filled in.',
  'lint.merge-syntax': 'A merge field is miswritten. Only {{name}} can be used.',
  'lint.unknown-merge-field': 'A merge field does not exist. Only {{name}} can be used.',
  'lint.identity-number': 'Something here looks like a national identity number.',
  'lint.account-number': 'Something here looks like a bank account number.',
  'lint.card-number': 'Something here looks like a payment card number.',
  'lint.link': 'There is a link. A notice has no links: they look like fraud.',
  'lint.line-break': 'The subject must be one line.',
  'lint.sms-too-long': 'The SMS is too long (at most 1600 characters).',
};

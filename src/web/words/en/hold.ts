const number = (count: number): string => count.toLocaleString('en-GB');

export const hold = {
  bannerLabel: 'Varsla is on hold',
  banner: 'Varsla is on hold: nobody is alerted and nothing is sent.',
  bannerLink: 'See what is waiting, and release it',

  nothing: 'Nothing is on hold. Deadlines are watched and messages are sent.',
  whyRestored: (made: string) =>
    `The database was restored from a backup made ${made}. What happened after that is not in it.`,
  whyOtherCluster:
    'The database lies in another PostgreSQL than last time. It may be a copy, while the original is still at work.',
  whyRolledBack:
    'The database is older than what Varsla last worked with. Something that was saved is gone, and something may have been sent without a trace here.',
  since: (when: string) => `On hold since ${when}.`,
  first: 'Do this first',
  checkOther: 'Make sure that no other Varsla is working with the same incidents.',
  checkMissing: 'Find out what happened after the backup, and enter it in the incidents again.',
  checkAccess: 'Look through people and API keys. Those shut out after the backup have access again.',
  checkWaiting: 'Look through what is waiting below.',

  waitingTitle: 'What happens on release',
  reminders: 'Reminders of deadlines to those on the alert list',
  alerts: 'Alerts to staff that are not fully sent',
  notices: 'Messages to people affected that were not sent',
  unknown: 'Messages to people affected that may have been sent. They are not sent again.',
  none: 'None',
  count: number,
  andMore: 'The incidents with most are shown.',
  andUnseen: 'The figures are of all incidents, those that are not shown to you too.',

  releaseTitle: 'Release',
  onlyAdministrator: 'Only an administrator can release it.',
  reason: 'Why it is safe',
  reasonHint: 'Stays in the journal. Do not write names of people affected.',
  noticesChoice: 'The messages to people affected that were not sent',
  noticesHint:
    'If sending was completed after the backup, they have been told already. Then they must not be sent again.',
  chooseNotices: 'Choose',
  noticesUnknown: 'May have been sent: do not send again',
  noticesSend: 'Not sent: send them now',
  release: 'Release',
  holdReleased: 'Varsla is at work again. What was waiting is being sent now.',
  problem: 'Something must be filled in first.',
  faultReason: 'Write why it is safe, at most 1000 characters.',
  faultNotices: 'Choose what becomes of the messages to people affected.',
  gone: 'Somebody else has released it already.',
};

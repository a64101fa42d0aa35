/** Words of what must work before a breach comes. */
export const readiness = {
  lead: 'This must work before you need it. Try each part now, while there is time.',
  allReady: 'Everything is ready for a breach.',
  lacking: (count: number) =>
    count === 1
      ? '1 thing is missing before you are ready for a breach.'
      : `${count} things are missing before you are ready for a breach.`,
  look: (count: number) =>
    count === 1 ? '1 thing should be looked at.' : `${count} things should be looked at.`,
  banner: 'See what is missing',
  'standing.ready': 'Ready',
  'standing.attention': 'Look at this',
  'standing.missing': 'Missing',
  lastTry: (when: string) => `Last tried ${when}`,
  tryWorked: 'it worked',
  tryFailed: (code: string) => `it did not work (${code})`,
  never: 'Not tried yet',
  whom: 'Who gets it',
  whomFault: 'Choose one of those who are alerted, with an address of this kind.',
  nobody: 'Nobody on the alert list can get it. Enter somebody first.',
  nobodyLink: 'The alert list',
  held: 'Varsla is on hold. Nothing is sent before it is released.',

  'check.key': 'The master key',
  'check.backup': 'Backup',
  'check.clock': 'The clock',
  'check.email': 'E-mail',
  'check.domain': 'The sender’s domain',
  'check.sms': 'SMS',
  'check.authority': 'Filing in Altinn',
  'check.heartbeat': 'Watched from outside',
  'try.key': 'Read and try the key',
  'try.backup': 'Make a trial backup and read it back',
  'try.clock': 'Compare the clock',
  'try.email': 'Send a try by e-mail',
  'try.domain': 'Look the domain up',
  'try.sms': 'Send a try by SMS',
  'try.heartbeat': 'Call the watch now',
  lookUp: 'See who can file',
  kept: 'A copy is kept elsewhere',
  keptHint:
    'Copy the key file to a safe place, not beside the data or the backups. Without it nobody on the lists can be told.',

  'said.key.no-copy': 'Nobody has recorded that a copy of the key lies elsewhere than on this machine.',
  'said.key.copied': (when: string) => `A copy is kept elsewhere, recorded ${when}.`,
  'said.key.try-failed': (code: string) =>
    `The key could not be read or does not fit (${code}). Put the right file in place.`,
  'said.backup.never': 'No backup was ever made. Set up “npx varsla backup FILE” every night.',
  'said.backup.old': (when: string) => `The last backup is from ${when}. See why none is made every night.`,
  'said.backup.recent': (when: string) => `Last backup: ${when}.`,
  'said.backup.try-failed': (code: string) =>
    `A trial backup could not be made (${code}). See whether the disk is full or the journal has faults.`,
  'said.clock.right': (now: string) => `Here it is ${now}. The deadlines are watched.`,
  'said.clock.differs': (seconds: string) =>
    `Varsla and the database are ${seconds} seconds apart. Set the clocks by NTP: deadlines are counted by them.`,
  'said.clock.not-swept': (seconds: string) =>
    `Nobody has checked the deadlines for ${seconds} seconds. See that a process with the role worker runs.`,
  'said.clock.try-failed': (code: string) =>
    `The clock is wrong (${code} seconds). Set it by NTP: deadlines are counted by it.`,
  'said.email.outbox': 'E-mail is written to files and reaches nobody. Set up SendGrid or SMTP in .env.',
  'said.email.untried': (provider: string) =>
    `E-mail goes through ${provider}. Nobody has tried whether it arrives.`,
  'said.email.hears-nothing': (provider: string) =>
    `E-mail goes through ${provider}, but Varsla is not told whether it arrived. Set up the signed event webhook.`,
  'said.email.works': (provider: string) => `E-mail goes through ${provider}.`,
  'said.email.try-failed': (code: string) =>
    `The try was not taken (${code}). Look at the key and the sender.`,
  'said.domain.no-sender': 'No sender is set. Set MAIL_FROM.',
  'said.domain.untried': (domain: string) =>
    `E-mail is sent from ${domain}. Nobody has looked up whether receivers can see that it is genuine.`,
  'said.domain.works': (domain: string) => `${domain} has SPF, DKIM and DMARC in place.`,
  'said.domain.no-dkim': (domain: string) =>
    `${domain} has SPF and DMARC. DKIM was not found under the usual names; see with the provider whether it is set up.`,
  'said.domain.try-failed': (missing: string) =>
    `The domain lacks ${missing}. Without them Gmail and Outlook may turn the notices away. Whoever runs the DNS enters them.`,
  'said.sms.outbox': 'SMS is written to files and reaches nobody. Set up Twilio in .env.',
  'said.sms.untried': (provider: string) =>
    `SMS goes through ${provider}. Nobody has tried whether it arrives.`,
  'said.sms.hears-nothing': (provider: string) =>
    `SMS goes through ${provider}, but Varsla is not told whether it arrived. Set PUBLIC_URL.`,
  'said.sms.works': (provider: string) => `SMS goes through ${provider}.`,
  'said.sms.try-failed': (code: string) => `The try was not taken (${code}). Look at the key and the sender.`,
  'said.authority.filled': 'Two people can file in Altinn, and that was checked this quarter.',
  'said.authority.nobody': 'It is not recorded who can file in Altinn.',
  'said.authority.no-deputy': 'The one who can file in Altinn has no deputy.',
  'said.authority.holder-gone': 'The one who can file in Altinn has no access here any more.',
  'said.authority.deputy-gone': 'The deputy has no access here any more.',
  'said.authority.overdue': 'Nobody has looked for a quarter who can file.',
  'said.heartbeat.none': 'Nobody outside notices if Varsla stops. Set HEARTBEAT_URL.',
  'said.heartbeat.untried': 'A watch from outside is set up. Nobody has tried whether it answers.',
  'said.heartbeat.heard': 'The watch from outside answers, and notices if Varsla stops.',
  'said.heartbeat.unheard': (when: string) => `The watch from outside has not answered since ${when}.`,
  'said.heartbeat.try-failed': (code: string) =>
    `The watch from outside did not answer as it should (${code}).`,
};

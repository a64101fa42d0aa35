import type { fromRegister as nb } from '../nb/from-register.ts';

/** What the page of an incident says from the register of systems and processors, in English. */
export const fromRegister: typeof nb = {
  title: 'What the register says',
  lead: (system) =>
    `What the register knows of “${system}” is recorded as an estimate. Correct it as you learn more.`,
  call: 'Call the processor',
  callMany: 'Call the processors',
  callWhy:
    'They hold traces and can stop the breach, and they must help you to fulfil your duties (Article 28(3)(f)).',
  noContact: 'The register has neither a telephone number nor an e-mail address.',
  addContact: 'See the register',
  contactHidden: 'How they are reached is shown to those who handle the case.',
  website: 'Website',
  traces: 'These traces will be deleted',
  tracesLead: 'Preserve them before they are gone. Ask the processor to do the same.',
  vanishes: (what, at) => `${what}: the traces of the breach begin to vanish ${at}.`,
  vanishing: (what, at) => `${what}: deletion of the traces began ${at}. Preserve what is left, now.`,
  rule: (period, source) => `Deleted after ${period}. Source: ${source}.`,
  bounds: 'Who can be affected',
  bound: (what, period, starts) => `${what}: deleted after ${period}. The time counts as follows: ${starts}.`,
  boundBefore: (at) => `If that lies before ${at}, the data should have been deleted when the breach began.`,
  promises: 'Promises you have made',
  promisesLead: 'You have promised this yourselves. It holds even where the law asks less.',
  'promise.security-breach': 'A breach calls for it',
  'promise.standing': 'Holds always, and may have been broken now',
  within: (period) => `within ${period}`,
  'channel.email': 'e-mail',
  'channel.sms': 'SMS',
  promiseSource: (source) => `Source: ${source}`,
  languages: (names) => `The people affected are usually written to in ${names}.`,
  sourceRegister: 'Source: the register',
  source: (source) => `Source: ${source}`,
};

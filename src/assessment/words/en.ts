import type { AssessmentWords } from './assessment-words.ts';

export const en: AssessmentWords = {
  reasons: {
    'nobody-can-read-it':
      'The data are encrypted or hashed by the state of the art and the key is safe: nobody else can read them.',
    'nobody-got-it-and-it-is-back':
      'It is shown that nobody unauthorised got the data, and they are back without harm.',
    'only-briefly-unavailable':
      'The data were only unavailable for a short time, by accident and without serious consequences.',
    'few-known-recipients-who-deleted-it':
      'By mistake the data reached known recipients, who have confirmed that they deleted or returned them.',
    'risk-cannot-be-ruled-out':
      'Nothing shows that a risk is unlikely. Then the breach is reported: it is the exception that needs reasons.',
    'malicious-and-readable': 'Somebody took the data on purpose and can read them.',
    'severity-is-high': 'The severity by ENISA’s method is high: 3 or more.',
    'enough-for-identity-theft':
      'The data are enough to pose as somebody else, and nobody can answer for whoever has them.',
    'sensitive-data-with-others':
      'Particularly sensitive data are with somebody whom there is no reason to trust.',
    'vulnerable-people':
      'Vulnerable people are, or may be, among those affected, and nobody knows who has the data.',
    'a-needed-service-failed':
      'People were, or may have been, without a service that they needed, with serious consequences.',
    'misuse-was-seen': 'The data have been seen misused.',
    'later-measures-removed-the-risk': 'Measures taken since mean that the high risk is no longer likely.',
    'every-breach-is-documented': 'Every breach is documented, also one that is not reported.',
    'processor-tells-its-controllers':
      'As a processor you tell the controllers of every breach, without assessing the risk. They assess and report.',
    'other-controller-fulfils-it':
      'By the arrangement between the joint controllers the other one does this.',
    'we-are-no-processor': 'You are not a processor here.',
    'risk-is-not-high': 'The risk is not found to be high, and only a high risk obliges to tell the people.',
    'an-exemption-stands': 'An exemption has been reasoned and approved.',
  },
  duties: {
    document: 'Document the breach',
    authority: 'Notify Datatilsynet',
    people: 'Tell the people affected',
    controllers: 'Tell the controllers',
  },
  outcomes: {
    document: { owed: 'The breach is to be documented.' },
    authority: {
      owed: 'Proposal: the breach is to be reported to Datatilsynet.',
      'not-owed':
        'Proposal: the breach need not be reported to Datatilsynet. That is an exception, which needs reasons and an approval.',
      'not-ours': 'Others than you report to Datatilsynet.',
    },
    people: {
      owed: 'Proposal: the people affected are to be told.',
      'not-owed': 'Proposal: there is no duty to tell the people affected. You may all the same.',
      'not-ours': 'Others than you tell the people affected.',
      exempt: 'Proposal: the people affected need not be told, since an exemption applies.',
      'public-notice': 'Proposal: the people affected are told in public instead of one by one.',
      held: 'Proposal: the notice to the people waits as far as something must be kept secret.',
    },
    controllers: {
      owed: 'The controllers are to be told without undue delay.',
      'not-owed': 'There are no controllers to tell here.',
    },
  },
  risks: { unlikely: 'a risk is unlikely', risk: 'risk', high: 'high risk' },
  parts: {
    context: 'What kind of data',
    identification: 'How easily somebody can be identified',
    confidentiality: 'Who may have the data',
    integrity: 'Whether the data were altered',
    availability: 'Whether the data were gone',
    intent: 'Whether somebody did it on purpose',
  },
  bands: { low: 'low', medium: 'medium', high: 'high', 'very-high': 'very high' },
  flags: {
    'more-than-100-people': 'More than 100 people are affected.',
    'number-unknown': 'The number of people affected is not known.',
    'data-unintelligible': 'The data cannot be read without the key.',
  },
  factors: {
    'type-of-breach': 'Type of breach',
    data: 'Nature, sensitivity and volume of the data',
    identification: 'Ease of identification of those affected',
    consequences: 'Severity of the consequences',
    individuals: 'Special characteristics of those affected',
    controller: 'Special characteristics of the organisation',
    'number-of-people': 'Number of people affected',
    general: 'What else has been done',
  },
  questions: {
    nature: 'Did data get out, were they altered, or were they lost?',
    exposure: 'Has anybody unauthorised seen or got the data?',
    logs: 'What can logs or other traces prove?',
    recipients: 'Who may have the data?',
    deletion: 'Have the recipients deleted the data?',
    protection: 'Were the data encrypted or hashed?',
    key: 'Is the key safe?',
    backup: 'Is there a backup?',
    restoredAfterHours: 'How long were the data or the service gone?',
    disruption: 'What did the loss mean for those affected?',
    alteration: 'Were data altered?',
    intent: 'Was it done on purpose?',
    dataKinds: 'What kind of data are they?',
    identifiers: 'By what can those affected be identified?',
    vulnerablePeople: 'Are vulnerable people affected?',
    peopleCount: 'How many people are affected?',
  },
  answers: {
    nature: {
      confidentiality: 'data only got out',
      integrity: 'data were only altered',
      availability: 'data were only lost',
    },
    exposure: {
      disclosed: 'somebody unauthorised has got the data',
      likely: 'somebody unauthorised has probably got the data',
      excluded: 'nobody unauthorised has got the data',
    },
    logs: {
      complete: 'the logs are complete and show that nobody got the data',
      partial: 'the logs show part of what happened',
      none: 'there are no logs',
    },
    recipients: {
      nobody: 'nobody has the data',
      trusted: 'only recipients whom you trust have the data',
      known: 'only known recipients have the data',
      public: 'the data lie in the open',
    },
    deletion: {
      confirmed: 'it is confirmed that the data are deleted',
      claimed: 'the recipient says that the data are deleted',
      none: 'the data are not deleted',
    },
    protection: {
      strong: 'the data were encrypted or hashed by the state of the art',
      weak: 'the protection was weak',
      none: 'anybody could read the data',
    },
    key: { safe: 'the key is safe', compromised: 'the key is compromised' },
    backup: {
      complete: 'the backup is complete',
      partial: 'the backup covers a part',
      none: 'there is no backup',
    },
    restoredAfterHours: { soon: 'everything was back within a day' },
    disruption: {
      none: 'nobody noticed the loss',
      inconvenience: 'the loss was no more than a nuisance',
      serious: 'the loss had serious consequences',
    },
    alteration: {
      none: 'nothing was altered',
      reversible: 'the alterations are undone and were not used',
      'misused-reversible': 'the alterations were used, but can be undone',
      irreversible: 'the alterations cannot be undone',
    },
    intent: { malicious: 'it was done on purpose', accidental: 'it was an accident' },
    dataKinds: {
      simple: 'the data are only simple, such as names and contact details',
      behavioural: 'the data tell of habits and behaviour',
      financial: 'the data are financial',
      sensitive: 'the data are particularly sensitive',
    },
    identifiers: {
      'unlinkable-code': 'those affected only have a code that nobody can link to them',
      'linkable-code': 'those affected have a code that can be linked to them',
      'common-name': 'those affected are known only by a very common name',
      name: 'those affected are known by their name',
      'name-with-details': 'those affected are known by name and further details',
      'name-with-birth-date': 'those affected are known by name and date of birth',
      'name-with-email': 'those affected are known by name and e-mail address',
      email: 'those affected are known by their e-mail address',
      phone: 'those affected are known by their phone number',
      address: 'those affected are known by their address',
      'vague-picture': 'those affected are known only by a vague picture',
      'clear-picture': 'those affected are known by a clear picture',
      'national-identity-number': 'those affected are known by their national identity number',
      'identity-document': 'those affected are known by an identity document',
    },
    vulnerablePeople: { yes: 'vulnerable people are affected', no: 'no vulnerable people are affected' },
  },
  reaches: {
    record: 'no duty to report to Datatilsynet or to tell the people; the breach is documented',
    authority: 'a report to Datatilsynet, but no duty to tell the people',
    people: 'a report to Datatilsynet and a notice to the people',
  },
  turn: 'If {clause}: {outcome}.',
  turnsNothing: 'The answer alone does not turn the proposal.',
  score:
    'Severity {score} ({band}). The number is a support: a low severity too may oblige to report or to tell.',
  promise: 'Own promise, beside the law: {promise}',
  exemptions: {
    unintelligible: 'The data are unintelligible to everybody without the key',
    'risk-removed': 'Measures taken since have removed the high risk',
    'disproportionate-effort': 'Telling each person takes a disproportionate effort: a public notice instead',
    'national-interests':
      'The notice would reveal what is kept secret for national security or relations with other states',
    'criminal-investigation':
      'The notice would reveal what is kept secret to prevent, investigate or prosecute crime',
    'statutory-confidentiality': 'The notice would reveal what a statutory duty of confidentiality covers',
  },
  exemptionMissing: 'The exemption counts only once it is reasoned, evidenced and approved by somebody else.',
};

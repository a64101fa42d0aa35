/** Words of the page where whoever got a notice learns whether it is genuine. */
export const genuine = {
  title: 'Is the notice genuine?',
  lead: 'Have you received a notice of a personal data breach? Type the reference that stands in it.',
  reference: 'The reference in the notice',
  referenceHint: 'For example AV-2026-0001-K7QX2M. Capitals make no difference.',
  ask: 'See whether it is genuine',
  yes: 'Yes, the notice is genuine',
  yesText: (organisation: string, when: string) =>
    `${organisation} has sent a notice with this reference, first ${when}.`,
  subject: 'Its subject is:',
  never:
    'We never ask for passwords, one-time codes, card details or identity numbers. If somebody does and refers to this notice, it is fraud.',
  no: 'We do not know this reference',
  noText:
    'See whether you typed it right. If it is as in the notice, the notice may be false: follow no link in it and give away nothing. Call the firm on a number that you find yourself.',
  tooOften: 'You have asked many times. Wait ten minutes and try again.',
  kept: 'What you type here is not kept.',
};

/** Words of the sending of the notice as a whole. */
export const run = {
  'approve.people': 'Kor mange får varselet?',
  'approve.peopleHint':
    'Skriv talet sjølv, slik du meiner det skal vere. Sendinga kan ikkje kallast tilbake.',
  'lint.head-count': 'Talet er eit anna enn det som står på lista. Sjå på lista før du godkjenner.',
  'run.title': 'Sendinga',
  'run.holding': (when: string) =>
    `Godkjend. Ingenting går ut før ${when}. Finn de ein feil, er det no ho kan stansast utan at nokon har fått varselet.`,
  'run.canary': (upTo: number) =>
    `Går først til ${upTo.toLocaleString('nn-NO')}. Resten følgjer når det har gått bra med dei.`,
  'run.done': 'Alle meldingane er gått ut.',
  'run.stopped': (gone: number, cancelled: number) =>
    `Stoppa. ${gone.toLocaleString('nn-NO')} meldingar var alt gått ut og kan ikkje kallast tilbake. ${cancelled.toLocaleString('nn-NO')} gjekk ikkje ut.`,
  'run.state.sending': 'Går ut til alle som står att.',
  'run.state.paused': 'Sett på pause. Ingenting nytt går ut.',
  'run.state.quarantined':
    'Varsla har stansa sendinga: for mykje kjem i retur eller blir utan svar. Nokon må sjå på det før ho går vidare.',
  'run.progress': 'Kor mange meldingar som er gått ut',
  'run.gone': (gone: number, all: number) =>
    `${gone.toLocaleString('nn-NO')} av ${all.toLocaleString('nn-NO')} meldingar er gått ut.`,
  'run.quiet': (from: number, to: number) => `Ingenting går ut mellom kl. ${from} og ${to}.`,
  'run.breaker': (channel: string, when: string, code: string) =>
    `Leverandøren for ${channel} tek ikkje imot (${code}). Varsla prøver igjen ${when}.`,
  'run.reason': 'Kvifor',
  'run.reasonHint': 'Står i journalen. Ikkje skriv namn på råka.',
  'run.stopText': (gone: number, waiting: number) =>
    `Pause kan opphevast. Stoppar de, går dei ${waiting.toLocaleString('nn-NO')} som ventar, ikkje ut. ${gone.toLocaleString('nn-NO')} er alt gått ut og kan ikkje kallast tilbake.`,
  'run.pause': 'Set på pause',
  'run.resume': 'Lat ho gå vidare',
  'run.stop': 'Stopp for godt',
  'run.quietTitle': 'Stille timar',
  'run.quietFrom': 'Ingenting går ut frå',
  'run.quietTo': 'til',
  'run.quietNone': 'Ingen stille timar',
  'run.quietSave': 'Lagre stille timar',
  'told.delivery': 'Kva som vart avgjort',
  'decision.sent': 'Blir rekna som sendt',
  'decision.resend': 'Send éin gong til',
  'decision.next-channel': 'Prøv neste kanal',
  'unknown.settle': 'Avgjer',
  'unknown.choose': 'Vel kva som skal skje',
  'unknown.this': 'Avgjer denne meldinga',
  unknownSettled: 'Avgjort. Grunnen står i journalen.',
  'refusal.delivery-known': 'Det er kome svar om denne meldinga. Sjå kvar ho står no.',
  runPaused: 'Sett på pause. Ingenting nytt går ut.',
  runResumed: 'Sendinga går vidare.',
  runStopped: 'Sendinga er stoppa.',
  runQuiet: 'Stille timar er lagra.',
  'refusal.run-out-of-order': 'Sendinga står ikkje lenger slik at dette er mogleg. Sjå kvar ho står no.',
};

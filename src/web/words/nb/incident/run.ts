/** Words of the sending of the notice as a whole. */
export const run = {
  'approve.people': 'Hvor mange får varselet?',
  'approve.peopleHint':
    'Skriv antallet selv, slik du mener det skal være. Sendingen kan ikke kalles tilbake.',
  'lint.head-count': 'Antallet er et annet enn det som står på listen. Se på listen før du godkjenner.',
  'run.title': 'Sendingen',
  'run.holding': (when: string) =>
    `Godkjent. Ingenting går ut før ${when}. Finner dere en feil, er det nå den kan stanses uten at noen har fått varselet.`,
  'run.canary': (upTo: number) =>
    `Går først til ${upTo.toLocaleString('nb-NO')}. Resten følger når det har gått bra med dem.`,
  'run.done': 'Alle meldingene har gått ut.',
  'run.stopped': (gone: number, cancelled: number) =>
    `Stoppet. ${gone.toLocaleString('nb-NO')} meldinger var alt gått ut og kan ikke kalles tilbake. ${cancelled.toLocaleString('nb-NO')} gikk ikke ut.`,
  'run.state.sending': 'Går ut til alle som står igjen.',
  'run.state.paused': 'Satt på pause. Ingenting nytt går ut.',
  'run.state.quarantined':
    'Varsla har stanset sendingen: for mye kommer i retur eller blir uten svar. Noen må se på det før den går videre.',
  'run.progress': 'Hvor mange meldinger som er gått ut',
  'run.gone': (gone: number, all: number) =>
    `${gone.toLocaleString('nb-NO')} av ${all.toLocaleString('nb-NO')} meldinger er gått ut.`,
  'run.quiet': (from: number, to: number) => `Ingenting går ut mellom kl. ${from} og ${to}.`,
  'run.breaker': (channel: string, when: string, code: string) =>
    `Leverandøren for ${channel} tar ikke imot (${code}). Varsla prøver igjen ${when}.`,
  'run.reason': 'Hvorfor',
  'run.reasonHint': 'Står i journalen. Ikke skriv navn på berørte.',
  'run.stopText': (gone: number, waiting: number) =>
    `Pause kan oppheves. Stopper dere, går de ${waiting.toLocaleString('nb-NO')} som venter, ikke ut. ${gone.toLocaleString('nb-NO')} er alt gått ut og kan ikke kalles tilbake.`,
  'run.pause': 'Sett på pause',
  'run.resume': 'La den gå videre',
  'run.stop': 'Stopp for godt',
  'run.quietTitle': 'Stille timer',
  'run.quietFrom': 'Ingenting går ut fra',
  'run.quietTo': 'til',
  'run.quietNone': 'Ingen stille timer',
  'run.quietSave': 'Lagre stille timer',
  'told.delivery': 'Hva som ble avgjort',
  'decision.sent': 'Regnes som sendt',
  'decision.resend': 'Send én gang til',
  'decision.next-channel': 'Prøv neste kanal',
  'unknown.settle': 'Avgjør',
  'unknown.choose': 'Velg hva som skal skje',
  'unknown.this': 'Avgjør denne meldingen',
  unknownSettled: 'Avgjort. Grunnen står i journalen.',
  'refusal.delivery-known': 'Det er kommet svar om denne meldingen. Se hvor den står nå.',
  runPaused: 'Satt på pause. Ingenting nytt går ut.',
  runResumed: 'Sendingen går videre.',
  runStopped: 'Sendingen er stoppet.',
  runQuiet: 'Stille timer er lagret.',
  'refusal.run-out-of-order': 'Sendingen står ikke lenger slik at dette er mulig. Se hvor den står nå.',
};

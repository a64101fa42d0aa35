import type { facts as source } from '../../nb/incident/facts.ts';

/** Words of the facts. */
export const facts: typeof source = {
  factsLead: 'Skriv det de veit no. Sei frå om noko er anslått eller ikkje kjent: det kan kome seinare.',
  'facts.event': 'Kva som har hendt',
  'facts.people': 'Kven det gjeld',
  'facts.data': 'Kva opplysningar',
  'facts.consequences': 'Konsekvensar og tiltak',
  'facts.joint': 'Felles ansvar',
  howSure: 'Kor sikkert',
  'certainty.none': 'Ikkje ført',
  'certainty.known': 'Kjent',
  'certainty.estimated': 'Anslått',
  'certainty.to-be-determined': 'Ikkje kjent enno',
  'certainty.cannot-be-determined': 'Kan ikkje fastslåast',
  oneALine: 'Éin på kvar line.',
  notChosen: 'Ikkje vald',
  savedNow: (value: string, name: string) => `Lagra av ${name} i mellomtida: ${value}`,
  factsSave: 'Lagre opplysningane',
  factsClosed: 'Saka er ikkje open. Opplysningane kan lesast, ikkje endrast.',
};

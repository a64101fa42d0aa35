import type { report as source } from '../../nb/incident/report.ts';

/** Words of the notice to the authority. */
export const report: typeof source = {
  reportLead:
    'Her blir meldinga gjord klar, godkjend og ført som levert. Det som ikkje er kjent, står som ikkje kjent.',
  'report.draft': 'Utkast frå opplysningane slik dei er no',
  'report.submitted': 'Ventar på godkjenning',
  'report.approved': 'Godkjend, ikkje levert enno',
  'report.filed': 'Levert',
  reportBy: (name: string, at: string) => `Skriven av ${name}, ${at}`,
  reportApprovedBy: (name: string, at: string) => `Godkjend av ${name}, ${at}`,
  showDraft: 'Sjå utkastet av opplysningane slik dei er no',
  showFrozen: 'Sjå den låste meldinga',
  copy: 'Kopier',
  copyOf: (label: string) => `Kopier: ${label}`,
  copied: 'Kopiert',
  preview: 'Førehandsvising',
  previewLanguage: 'Språk',
  download: 'Last ned PDF',
  'language.nb': 'bokmål',
  'language.nn': 'nynorsk',
  'language.en': 'engelsk',
  submitReportText: 'Meldinga blir låst slik ho er no. Ein annan enn du må godkjenne henne.',
  approveReportText: 'Les meldinga nedanfor. Det du godkjenner, er akkurat denne teksten.',
  approveHash: (hash: string) => `Kontrollsum ${hash}`,
  returnReason: 'Kva som må endrast',
  fileText: 'Lever meldinga i Altinn med denne teksten. Før deretter inn når og korleis.',
  'filed.when': 'Når meldinga vart levert',
  'filed.channel': 'Korleis',
  'filed.channel.altinn': 'Altinn',
  'filed.channel.e-mail': 'E-post',
  'filed.channel.letter': 'Brev',
  'filed.channel.other': 'På annan måte',
  'filed.reference': 'Referanse frå Altinn',
  'filed.reference.hint': 'Står på kvitteringa: AR og tal, til dømes AR300186895.',
  'lint.odd-reference':
    'Dette liknar ikkje på ein referanse frå Altinn (AR og tal). Sjå på kvitteringa ein gong til.',
  'filed.reference.sure': 'Referansen er rett slik han står',
  'filed.delayReason': 'Kvifor meldinga kjem etter fristen',
  'filed.delayReason.hint': 'Datatilsynet skal få grunnen til forseinkinga.',
  'filed.law':
    'Utan ugrunna opphald og seinast 72 timar etter at de vart kjende med brotet; seinare berre med ei grunngiving. Personvernforordninga artikkel 33 nr. 1.',
  followUpText: 'Meldinga er levert. Har det kome nye opplysningar, kan dei sendast som tilleggsmelding.',
  reportNotOurs:
    'Som databehandlar melder de ikkje sjølve til Datatilsynet. Underrett den behandlingsansvarlege.',
};

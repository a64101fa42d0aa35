import type { nbNotice } from './nb-notice.ts';

/** What the notice to the authority says of its kind, and its editable copy, in nynorsk. */
export const nnNotice: Record<keyof typeof nbNotice, string> = {
  'docx.draft': 'UTKAST',
  'docx.copy': 'ARBEIDSKOPI',
  'docx.draft.meaning':
    'Dette er eit utkast til å arbeide med. Endringar her kjem ikkje tilbake i saka: før dei der òg.',
  'docx.copy.meaning':
    'Dette er ein redigerbar arbeidskopi, ikkje meldinga som er låst med kontrollsummen under. Endringar her gjeld ikkje, og kjem ikkje tilbake i saka.',
  'head.kind': 'Slag melding',
  'head.previous': 'Viser til',
  'head.previous.text': 'Meldinga levert {at}',
  'head.previous.reference': 'Referanse: {reference}',
  'head.previous.hash': 'SHA-256: {hash}',
  'section.withdrawal': 'Tilbaketrekking',
  'withdrawal.why': 'Kvifor meldinga blir trekt tilbake',
  'withdrawal.reason': 'Grunngiving',
  'section.mandates': 'Behandlingsansvarlege som meldinga gjeld',
  'mandate.text': 'Fullmakt gitt {at}, gjeld {scope}',
  'section.attachments': 'Vedlegg',
};

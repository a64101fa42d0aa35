/** What the notice to the authority says of its kind, and its editable copy, in bokmål. */
export const nbNotice = {
  'docx.draft': 'UTKAST',
  'docx.copy': 'ARBEIDSKOPI',
  'docx.draft.meaning':
    'Dette er et utkast til å arbeide med. Endringer her kommer ikke tilbake i saken: før dem der også.',
  'docx.copy.meaning':
    'Dette er en redigerbar arbeidskopi, ikke meldingen som er låst med kontrollsummen under. Endringer her gjelder ikke, og kommer ikke tilbake i saken.',
  'head.kind': 'Slags melding',
  'head.previous': 'Viser til',
  'head.previous.text': 'Meldingen levert {at}',
  'head.previous.reference': 'Referanse: {reference}',
  'head.previous.hash': 'SHA-256: {hash}',
  'section.withdrawal': 'Tilbaketrekking',
  'withdrawal.why': 'Hvorfor meldingen trekkes tilbake',
  'withdrawal.reason': 'Begrunnelse',
  'section.mandates': 'Behandlingsansvarlige som meldingen gjelder',
  'mandate.text': 'Fullmakt gitt {at}, gjelder {scope}',
  'section.attachments': 'Vedlegg',
} as const;

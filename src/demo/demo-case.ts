/** The case that the demo takes: invoices of WEPACK's customers, sent to the wrong customers. Addresses reach nobody. */

export const organisation = {
  name: 'WEPACK',
  organisationNumber: '977281962',
  dpo: { name: 'Personvernombudet i WEPACK', email: 'personvern@wepack.example', phone: null },
  contact: { name: 'Kundeservice i WEPACK', email: 'kunde@wepack.example', phone: null },
};

export const contacts = [
  { name: 'Vakthavende', email: 'vakt@wepack.example', mobile: '+4740000001', order: 1, language: 'nb' },
  { name: 'Personvernombudet', email: 'personvern@wepack.example', order: 2, language: 'nb' },
];

export const incident = (detectedAt: Date) => ({
  title: 'Fakturaer sendt til feil kunder',
  description:
    'En feil i en eksport fra faktureringssystemet koblet fakturaer til feil e-postadresser. Kundeservice fikk melding fra to kunder som hadde fått andres faktura.',
  detectedAt: detectedAt.toISOString(),
  role: 'controller',
  system: 'invoicing',
});

const known = (value: unknown) => ({ certainty: 'known', value });
const estimated = (value: unknown) => ({ certainty: 'estimated', value });

export const facts = (began: Date, ended: Date) => ({
  mainCause: known('Feil ved utsendelse: dokumenter sendt til feil mottaker.'),
  nature: known(['confidentiality']),
  exposure: known('disclosed'),
  protection: known('none'),
  causeOrigin: known('internal'),
  intent: known('accidental'),
  peopleTypes: known(['customers']),
  dataTypes: known(['basic', 'contact', 'financial']),
  confidentialityConsequences: known(['used-for-other-purposes']),
  breachBegan: known(began.toISOString()),
  breachEnded: known(ended.toISOString()),
  peopleCount: estimated(6),
  peopleCategories: known(['Kunder']),
  recordsCount: estimated(6),
  dataCategories: known(['Navn', 'Postadresse', 'Fakturaopplysninger', 'Kjøpshistorikk']),
  whatHappened: known(
    'Fakturaer for oktober ble sendt til feil kunder fordi en eksport fra faktureringssystemet var sortert feil. Den som fikk feil faktura, kunne se navn, adresse og kjøp hos en annen kunde.',
  ),
  howItArose: known(
    'Et skript som slår sammen kunder og fakturaer, ble endret uten at endringen ble testet.',
  ),
  relationToPeople: known('De berørte er kunder hos WEPACK.'),
  dataWhereabouts: estimated('Fakturaene ligger i innboksene til de kundene som fikk dem.'),
  likelyConsequences: known(
    'Andre kan ha sett navnet ditt, adressen din og hva du har kjøpt. Noen kan bruke opplysningene til å utgi seg for å være oss.',
  ),
  measuresTaken: known('Utsendelsen er stanset, og de som fikk feil faktura, er bedt om å slette den.'),
  measuresPlanned: known('Skriptet er rettet, og utsendelser blir heretter kontrollert av to personer.'),
  mitigation: known(
    'Vær på vakt mot falske fakturaer de neste ukene, og kontroller kontonummeret før du betaler.',
  ),
});

export const people = [
  { name: 'Kunde Én', email: 'kunde1@example.com', phone: '+4740000011', language: 'nb' },
  { name: 'Kunde To', email: 'kunde2@example.com', language: 'nb' },
  { name: 'Kunde Tre', phone: '+4740000013', language: 'nb' },
  { name: 'Kunde Fire', email: 'kunde4@example.com', language: 'nn' },
  { name: 'Customer Five', email: 'customer5@example.com', language: 'en' },
  { name: 'Kunde Seks (samme postkasse som Kunde To)', email: 'kunde2@example.com', language: 'nb' },
];

/** The facts that the notice tells, in the languages of the people who read it: a draft does not translate. */
const translations = {
  nn: [
    'Fakturaer for oktober blei sende til feil kundar fordi ein eksport frå faktureringssystemet var sortert feil. Den som fekk feil faktura, kunne sjå namn, adresse og kjøp hos ein annan kunde.',
    'Andre kan ha sett namnet ditt, adressa di og kva du har kjøpt. Nokon kan bruke opplysningane til å gi seg ut for å vere oss.',
    'Utsendinga er stansa, og dei som fekk feil faktura, er bedne om å slette han.',
    'Skriptet er retta, og utsendingar blir heretter kontrollerte av to personar.',
    'Ver på vakt mot falske fakturaer dei neste vekene, og kontroller kontonummeret før du betaler.',
  ],
  en: [
    'Invoices for October were sent to the wrong customers because an export from the invoicing system was sorted wrongly. Whoever received the wrong invoice could see the name, address and purchases of another customer.',
    'Others may have seen your name, your address and what you bought. Somebody could use this to pretend to be us.',
    'The mailing is stopped, and those who received a wrong invoice have been asked to delete it.',
    'The script is corrected, and from now on two people check each mailing.',
    'Watch out for false invoices in the coming weeks, and check the account number before you pay.',
  ],
};

interface Texts {
  email: { subject: string; text: string };
  sms: { text: string };
}

/** The drafts in nynorsk and English with the facts put into these languages, as somebody who writes them would. */
export const translate = (drafts: Record<'nb' | 'nn' | 'en', Texts>): { nn: Texts; en: Texts } => {
  const { whatHappened, likelyConsequences, measuresTaken, measuresPlanned, mitigation } = facts(
    new Date(0),
    new Date(0),
  );
  const originals = [whatHappened, likelyConsequences, measuresTaken, measuresPlanned, mitigation];
  const into = (language: 'nn' | 'en'): Texts => {
    const replace = (text: string): string =>
      originals.reduce(
        (result, { value }, index) => result.replace(String(value), translations[language][index] ?? ''),
        text,
      );
    const { email, sms } = drafts[language];
    return { email: { ...email, text: replace(email.text) }, sms: { text: replace(sms.text) } };
  };
  return { nn: into('nn'), en: into('en') };
};

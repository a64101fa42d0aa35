/** Words of what must work before a breach comes. */
export const readiness = {
  lead: 'Dette må virke før dere trenger det. Prøv hver del nå, mens det er god tid.',
  allReady: 'Alt er klart for et brudd.',
  lacking: (count: number) =>
    count === 1
      ? '1 ting mangler før dere er klare for et brudd.'
      : `${count} ting mangler før dere er klare for et brudd.`,
  look: (count: number) => (count === 1 ? '1 ting bør noen se på.' : `${count} ting bør noen se på.`),
  banner: 'Se hva som mangler',
  'standing.ready': 'Klart',
  'standing.attention': 'Bør ses på',
  'standing.missing': 'Mangler',
  lastTry: (when: string) => `Sist prøvd ${when}`,
  tryWorked: 'det virket',
  tryFailed: (code: string) => `det virket ikke (${code})`,
  never: 'Ikke prøvd ennå',
  whom: 'Hvem som får prøven',
  whomFault: 'Velg en av dem som varsles, med en adresse av dette slaget.',
  nobody: 'Ingen på varslingslisten kan få den. Legg inn noen først.',
  nobodyLink: 'Varslingslisten',
  held: 'Varsla er satt på vent. Ingenting sendes før den er satt i gang igjen.',

  'check.key': 'Hovednøkkelen',
  'check.backup': 'Sikkerhetskopi',
  'check.clock': 'Klokken',
  'check.email': 'E-post',
  'check.domain': 'Avsenderdomenet',
  'check.sms': 'SMS',
  'check.authority': 'Innlevering i Altinn',
  'check.heartbeat': 'Tilsyn utenfra',
  'try.key': 'Les og prøv nøkkelen',
  'try.backup': 'Lag en prøvekopi og les den tilbake',
  'try.clock': 'Sammenlign klokken',
  'try.email': 'Send en prøve på e-post',
  'try.domain': 'Slå opp domenet',
  'try.sms': 'Send en prøve på SMS',
  'try.heartbeat': 'Ring tilsynet nå',
  lookUp: 'Se etter hvem som kan levere',
  kept: 'En kopi er tatt vare på et annet sted',
  keptHint:
    'Kopier nøkkelfilen til et trygt sted, ikke sammen med dataene eller sikkerhetskopiene. Uten den kan ingen på listene få beskjed.',

  'said.key.no-copy': 'Ingen har ført at en kopi av nøkkelen ligger et annet sted enn på denne maskinen.',
  'said.key.copied': (when: string) => `En kopi er tatt vare på et annet sted, ført ${when}.`,
  'said.key.try-failed': (code: string) =>
    `Nøkkelen kunne ikke leses eller passer ikke (${code}). Legg riktig fil på plass.`,
  'said.backup.never': 'Det er aldri tatt sikkerhetskopi. Sett opp «npx varsla backup FIL» hver natt.',
  'said.backup.old': (when: string) =>
    `Den siste sikkerhetskopien er fra ${when}. Se hvorfor den ikke tas hver natt.`,
  'said.backup.recent': (when: string) => `Siste sikkerhetskopi: ${when}.`,
  'said.backup.try-failed': (code: string) =>
    `En prøvekopi kunne ikke lages (${code}). Se om disken er full eller journalen har feil.`,
  'said.clock.right': (now: string) => `Her er klokken ${now}. Fristene følges.`,
  'said.clock.differs': (seconds: string) =>
    `Varsla og databasen går ${seconds} sekunder forskjellig. Still klokkene med NTP: fristene regnes av dem.`,
  'said.clock.not-swept': (seconds: string) =>
    `Ingen har sett etter fristene på ${seconds} sekunder. Se til at en prosess med rollen worker går.`,
  'said.clock.try-failed': (code: string) =>
    `Klokken går feil (${code} sekunder). Still den med NTP: fristene regnes av den.`,
  'said.email.outbox': 'E-post skrives til filer og når ingen. Sett opp SendGrid eller SMTP i .env.',
  'said.email.untried': (provider: string) =>
    `E-post går gjennom ${provider}. Ingen har prøvd om den kommer fram.`,
  'said.email.hears-nothing': (provider: string) =>
    `E-post går gjennom ${provider}, men Varsla får ikke vite om den kom fram. Sett opp hendelsene (webhook) med signatur.`,
  'said.email.works': (provider: string) => `E-post går gjennom ${provider}.`,
  'said.email.try-failed': (code: string) =>
    `Prøven ble ikke tatt imot (${code}). Se nøkkelen og avsenderen.`,
  'said.domain.no-sender': 'Ingen avsender er satt opp. Sett MAIL_FROM.',
  'said.domain.untried': (domain: string) =>
    `E-post sendes fra ${domain}. Ingen har slått opp om mottakerne kan se at den er ekte.`,
  'said.domain.works': (domain: string) => `${domain} har SPF, DKIM og DMARC.`,
  'said.domain.no-dkim': (domain: string) =>
    `${domain} har SPF og DMARC. DKIM ble ikke funnet under de vanlige navnene; se hos leverandøren om den er satt opp.`,
  'said.domain.try-failed': (missing: string) =>
    `Domenet mangler ${missing}. Uten dem kan Gmail og Outlook avvise varslene. Den som styrer DNS, legger dem inn.`,
  'said.sms.outbox': 'SMS skrives til filer og når ingen. Sett opp Twilio i .env.',
  'said.sms.untried': (provider: string) =>
    `SMS går gjennom ${provider}. Ingen har prøvd om den kommer fram.`,
  'said.sms.hears-nothing': (provider: string) =>
    `SMS går gjennom ${provider}, men Varsla får ikke vite om den kom fram. Sett PUBLIC_URL.`,
  'said.sms.works': (provider: string) => `SMS går gjennom ${provider}.`,
  'said.sms.try-failed': (code: string) => `Prøven ble ikke tatt imot (${code}). Se nøkkelen og avsenderen.`,
  'said.authority.filled': 'To personer kan levere i Altinn, og det er sjekket dette kvartalet.',
  'said.authority.nobody': 'Det er ikke ført hvem som kan levere i Altinn.',
  'said.authority.no-deputy': 'Den som kan levere i Altinn, har ingen stedfortreder.',
  'said.authority.holder-gone': 'Den som kan levere i Altinn, har ikke lenger tilgang hit.',
  'said.authority.deputy-gone': 'Stedfortrederen har ikke lenger tilgang hit.',
  'said.authority.overdue': 'Det er mer enn et kvartal siden noen så etter hvem som kan levere.',
  'said.heartbeat.none': 'Ingen utenfor merker det om Varsla stopper. Sett HEARTBEAT_URL.',
  'said.heartbeat.untried': 'Et tilsyn utenfra er satt opp. Ingen har prøvd om det svarer.',
  'said.heartbeat.heard': 'Tilsynet utenfra svarer, og merker det om Varsla stopper.',
  'said.heartbeat.unheard': (when: string) => `Tilsynet utenfra har ikke svart siden ${when}.`,
  'said.heartbeat.try-failed': (code: string) => `Tilsynet utenfra svarte ikke slik det skal (${code}).`,
};

/** Ord om det som må verke før eit brot kjem. */
export const readiness = {
  lead: 'Dette må verke før de treng det. Prøv kvar del no, medan det er god tid.',
  allReady: 'Alt er klart for eit brot.',
  lacking: (count: number) =>
    count === 1
      ? '1 ting manglar før de er klare for eit brot.'
      : `${count} ting manglar før de er klare for eit brot.`,
  look: (count: number) => (count === 1 ? '1 ting bør nokon sjå på.' : `${count} ting bør nokon sjå på.`),
  banner: 'Sjå kva som manglar',
  'standing.ready': 'Klart',
  'standing.attention': 'Bør sjåast på',
  'standing.missing': 'Manglar',
  lastTry: (when: string) => `Sist prøvd ${when}`,
  tryWorked: 'det verka',
  tryFailed: (code: string) => `det verka ikkje (${code})`,
  never: 'Ikkje prøvd enno',
  whom: 'Kven som får prøven',
  whomFault: 'Vel ein av dei som blir varsla, med ei adresse av dette slaget.',
  nobody: 'Ingen på varslingslista kan få han. Legg inn nokon først.',
  nobodyLink: 'Varslingslista',
  held: 'Varsla er sett på vent. Ingenting blir sendt før ho er sett i gang att.',

  'check.key': 'Hovudnøkkelen',
  'check.backup': 'Tryggingskopi',
  'check.clock': 'Klokka',
  'check.email': 'E-post',
  'check.domain': 'Avsendardomenet',
  'check.sms': 'SMS',
  'check.authority': 'Innlevering i Altinn',
  'check.heartbeat': 'Tilsyn utanfrå',
  'try.key': 'Les og prøv nøkkelen',
  'try.backup': 'Lag ein prøvekopi og les han tilbake',
  'try.clock': 'Samanlikn klokka',
  'try.email': 'Send ein prøve på e-post',
  'try.domain': 'Slå opp domenet no',
  'try.sms': 'Send ein prøve på SMS',
  'try.heartbeat': 'Ring tilsynet no',
  lookUp: 'Sjå etter kven som kan levere',
  kept: 'Ein kopi er teken vare på ein annan stad',
  keptHint:
    'Kopier nøkkelfila til ein trygg stad, ikkje saman med dataa eller tryggingskopiane. Utan henne kan ingen på listene få beskjed.',

  'said.key.no-copy': 'Ingen har ført at ein kopi av nøkkelen ligg ein annan stad enn på denne maskina.',
  'said.key.copied': (when: string) => `Ein kopi er teken vare på ein annan stad, ført ${when}.`,
  'said.key.try-failed': (code: string) =>
    `Nøkkelen kunne ikkje lesast eller passar ikkje (${code}). Legg rett fil på plass.`,
  'said.backup.never': 'Det er aldri teke tryggingskopi. Set opp «npx varsla backup FIL» kvar natt.',
  'said.backup.old': (when: string) =>
    `Den siste tryggingskopien er frå ${when}. Sjå kvifor han ikkje blir teken kvar natt.`,
  'said.backup.recent': (when: string) => `Siste tryggingskopi: ${when}.`,
  'said.backup.try-failed': (code: string) =>
    `Ein prøvekopi kunne ikkje lagast (${code}). Sjå om disken er full eller journalen har feil.`,
  'said.clock.right': (now: string) => `Her er klokka ${now}. Fristane blir følgde.`,
  'said.clock.differs': (seconds: string) =>
    `Varsla og databasen går ${seconds} sekund ulikt. Still klokkene med NTP: fristane blir rekna av dei.`,
  'said.clock.not-swept': (seconds: string) =>
    `Ingen har sett etter fristane på ${seconds} sekund. Sjå til at ein prosess med rolla worker går.`,
  'said.clock.try-failed': (code: string) =>
    `Klokka går feil (${code} sekund). Still henne med NTP: fristane blir rekna av henne.`,
  'said.email.outbox': 'E-post blir skriven til filer og når ingen. Set opp SendGrid eller SMTP i .env.',
  'said.email.untried': (provider: string) =>
    `E-post går gjennom ${provider}. Ingen har prøvd om han kjem fram.`,
  'said.email.hears-nothing': (provider: string) =>
    `E-post går gjennom ${provider}, men Varsla får ikkje vite om han kom fram. Set opp hendingane (webhook) med signatur.`,
  'said.email.works': (provider: string) => `E-post går gjennom ${provider}.`,
  'said.email.try-failed': (code: string) =>
    `Prøven vart ikkje teken imot (${code}). Sjå nøkkelen og avsendaren.`,
  'said.domain.no-sender': 'Ingen avsendar er sett opp. Set MAIL_FROM.',
  'said.domain.untried': (domain: string) =>
    `E-post blir send frå ${domain}. Ingen har slått opp om mottakarane kan sjå at han er ekte.`,
  'said.domain.works': (domain: string) => `${domain} har SPF, DKIM og DMARC på plass.`,
  'said.domain.no-dkim': (domain: string) =>
    `${domain} har SPF og DMARC. DKIM vart ikkje funnen under dei vanlege namna; sjå hos leverandøren om han er sett opp.`,
  'said.domain.try-failed': (missing: string) =>
    `Domenet manglar ${missing}. Utan dei kan Gmail og Outlook avvise varsla. Den som styrer DNS, legg dei inn.`,
  'said.sms.outbox': 'SMS blir skriven til filer og når ingen. Set opp Twilio i .env.',
  'said.sms.untried': (provider: string) => `SMS går gjennom ${provider}. Ingen har prøvd om han kjem fram.`,
  'said.sms.hears-nothing': (provider: string) =>
    `SMS går gjennom ${provider}, men Varsla får ikkje vite om han kom fram. Set PUBLIC_URL.`,
  'said.sms.works': (provider: string) => `SMS går gjennom ${provider}.`,
  'said.sms.try-failed': (code: string) =>
    `Prøven vart ikkje teken imot (${code}). Sjå nøkkelen og avsendaren.`,
  'said.authority.filled': 'To personar kan levere i Altinn, og det er sjekka dette kvartalet.',
  'said.authority.nobody': 'Det er ikkje ført kven som kan levere i Altinn.',
  'said.authority.no-deputy': 'Den som kan levere i Altinn, har ingen vara.',
  'said.authority.holder-gone': 'Den som kan levere i Altinn, har ikkje lenger tilgang hit.',
  'said.authority.deputy-gone': 'Varaen har ikkje lenger tilgang hit.',
  'said.authority.overdue': 'Det er meir enn eit kvartal sidan nokon såg etter kven som kan levere.',
  'said.heartbeat.none': 'Ingen utanfor merkar det om Varsla stoppar. Set HEARTBEAT_URL.',
  'said.heartbeat.untried': 'Eit tilsyn utanfrå er sett opp. Ingen har prøvd om det svarar.',
  'said.heartbeat.heard': 'Tilsynet utanfrå svarar, og merkar det om Varsla stoppar.',
  'said.heartbeat.unheard': (when: string) => `Tilsynet utanfrå har ikkje svart sidan ${when}.`,
  'said.heartbeat.try-failed': (code: string) => `Tilsynet utanfrå svara ikkje slik det skal (${code}).`,
};

import type { authority as source } from '../../nb/settings/authority.ts';

/** Words of the settings: who may file in Altinn, and the authority's form as data. */
export const authority: typeof source = {
  authority: 'Datatilsynet og Altinn',
  readiness: 'Klar for eit brot',
  readinessTried: 'Prøvd. Sjå kva det førte til.',
  readinessKept: 'Det er ført at ein kopi av nøkkelen er teken vare på.',
  authoritySaved: 'Det er ført kven som kan levere i Altinn.',
  authorityFormSaved: 'Skjemaet er lagra som ein ny versjon.',
  authorityWho: 'Kven som kan levere i Altinn',
  authorityLead:
    'Meldinga blir levert i Altinn av ein person med eID og rettigheita «Utfyller/innsender», eller ei rettigheit til berre dette skjemaet. Den som har «Tilgangsstyring» i verksemda, gir ho. Sjekk at begge får opna skjemaet, minst éin gong i kvartalet.',
  authorityLaw:
    'Fristen går også når ingen har tilgang til Altinn (personvernforordninga artikkel 33 nr. 1). Kan Altinn ikkje brukast, tek Datatilsynet imot OpenPGP-kryptert e-post eller brev.',
  authorityHolder: 'Har rettigheita',
  authorityDeputy: 'Stadfortredar',
  authorityNobody: 'Ingen',
  authorityGone: 'Har ikkje tilgang til Varsla lenger',
  authorityChecked: 'Sist sjekka',
  authorityHow: 'Korleis de sjekka det',
  authorityHowHint: 'Til dømes: begge logga inn og opna skjemaet.',
  authorityNext: 'Skal sjekkast igjen',
  authorityCheck: 'Før at det er sjekka',
  authorityNotReady: 'Ikkje klart for ei melding',
  authorityReady: (holder: string, deputy: string) =>
    `${holder} kan levere i Altinn, med ${deputy} som stadfortredar.`,
  'authorityFault.nobody': 'Det er ikkje ført kven som kan levere i Altinn.',
  'authorityFault.no-deputy': 'Det er ikkje ført nokon stadfortredar for den som kan levere i Altinn.',
  'authorityFault.holder-gone': 'Den som kan levere i Altinn, har ikkje tilgang til Varsla lenger.',
  'authorityFault.deputy-gone': 'Stadfortredaren har ikkje tilgang til Varsla lenger.',
  'authorityFault.overdue': 'Det er meir enn eit kvartal sidan nokon sjekka kven som kan levere i Altinn.',
  authorityFaultHolder:
    'Vel ein av dei som brukar Varsla no. Ein stadfortredar treng nokon å stå i staden for.',
  authorityFaultDeputy: 'Vel ein annan enn den som har rettigheita, blant dei som brukar Varsla no.',
  authorityFaultHow: 'Skriv korleis de sjekka det.',
  authorityForm: 'Skjemaet som svararket følgjer',
  authorityFormLead:
    'Spørsmåla i skjemaet til Datatilsynet, i rekkjefølgje, og kva som svarer på kvart av dei. Endrar Datatilsynet skjemaet, kan de endre det her utan å vente på ei ny utgåve av Varsla. Meldingar som alt er låste, held på svararket dei har.',
  authorityFormVersion: (number: number) => (number === 0 ? 'Følgde med Varsla' : `Versjon ${number}`),
  authorityFormInForce: 'Gjeld no',
  authorityFormPut: (name: string, at: string) => `Lagd inn av ${name}, ${at}.`,
  authorityFormFrom: (day: string) => `Gjeld frå ${day}.`,
  authorityFormDownload: 'Last ned (JSON)',
  authorityFormDownloadOf: (number: number) => `Last ned versjon ${number} (JSON)`,
  authorityFormAgain: 'Bruk denne igjen',
  authorityFormAgainOf: (number: number) => `Bruk versjon ${number} igjen`,
  authorityFormChange: 'Endre skjemaet',
  authorityFormChangeText:
    'Last ned versjonen som gjeld, endre han i eit tekstprogram, og legg han inn her. Gi han ein ny id med datoen i dag. Er noko gale, blir ingenting lagra.',
  authorityFormFile: 'Hent frå fil',
  authorityFormText: 'Skjemaet som JSON',
  authorityFormSave: 'Lagre som ny versjon',
  authorityFormFaults: 'Skjemaet er ikkje lagra',
  authorityFormWhole: 'Heile fila',
  authorityFormNoJson: 'Dette er ikkje JSON.',
};

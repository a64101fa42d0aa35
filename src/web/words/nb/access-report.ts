/** Words of the page that makes a report for somebody on what is held on them. */
export const accessReport = {
  lead: 'Spør noen hva dere har lagret om dem, og hva dere har sendt dem, lager Varsla en rapport på PDF som dere kan gi dem. Forsikre deg først om at det er personen selv som spør.',
  address: 'E-postadressen eller telefonnummeret til den som spør',
  hint: 'Det du søker med, blir ikke lagret. At en rapport ble laget, står i journalen.',
  language: 'Språk i rapporten',
  make: 'Lag rapporten (PDF)',
  wait: 'Det kan ta litt tid når det er mange saker.',
  scope:
    'Rapporten dekker sakene du har tilgang til. I en sak med begrenset innsyn må en som er navngitt i den, lage rapporten.',
  problem: 'Noe må rettes først.',
  fault: 'Skriv en hel e-postadresse eller et telefonnummer.',
};

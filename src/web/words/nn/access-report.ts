/** Words of the page that makes a report for somebody on what is held on them. */
export const accessReport = {
  lead: 'Spør nokon kva de har lagra om dei, og kva de har sendt dei, lagar Varsla ein rapport på PDF som de kan gje dei. Forsikre deg først om at det er personen sjølv som spør.',
  address: 'E-postadressa eller telefonnummeret til den som spør',
  hint: 'Det du søkjer med, blir ikkje lagra. At ein rapport vart laga, står i journalen.',
  language: 'Språk i rapporten',
  make: 'Lag rapporten (PDF)',
  wait: 'Er det mange saker, kan det ta litt tid.',
  scope:
    'Rapporten dekkjer sakene du har tilgang til. I ei sak med avgrensa innsyn må ein som er namngjeven i ho, lage rapporten.',
  problem: 'Noko må rettast først.',
  fault: 'Skriv ei heil e-postadresse eller eit telefonnummer.',
};

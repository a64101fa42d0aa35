/** Words of the page that makes a report for somebody on what is held on them. */
export const accessReport = {
  lead: 'When somebody asks what you hold on them and what you have sent them, Varsla makes a report as PDF that you can give them. Make sure first that it is the person who asks.',
  address: 'E-mail address or phone number of the one who asks',
  hint: 'What you search by is not kept. That a report was made stands in the journal.',
  language: 'Language of the report',
  make: 'Make the report (PDF)',
  wait: 'It may take a moment when there are many cases.',
  scope:
    'The report covers the cases that you have access to. In a case with restricted access, somebody who is named in it must make the report.',
  problem: 'Something must be put right first.',
  fault: 'Write a whole e-mail address or a phone number.',
};

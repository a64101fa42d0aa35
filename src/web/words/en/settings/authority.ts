import type { authority as source } from '../../nb/settings/authority.ts';

/** Words of the settings: who may file in Altinn, and the authority's form as data. */
export const authority: typeof source = {
  authority: 'Datatilsynet and Altinn',
  authoritySaved: 'Who can file in Altinn is recorded.',
  authorityFormSaved: 'The form is saved as a new version.',
  authorityWho: 'Who can file in Altinn',
  authorityLead:
    'The notice is filed in Altinn by a person with an eID and the right «Utfyller/innsender», or a right to this form alone. Whoever has «Tilgangsstyring» in the organisation gives it. Check that both can open the form, once a quarter at least.',
  authorityLaw:
    'The deadline runs also when nobody has access to Altinn (GDPR Article 33(1)). If Altinn cannot be used, Datatilsynet takes OpenPGP-encrypted e-mail or a letter.',
  authorityHolder: 'Has the right',
  authorityDeputy: 'Deputy',
  authorityNobody: 'Nobody',
  authorityGone: 'Has no access to Varsla any more',
  authorityChecked: 'Last checked',
  authorityHow: 'How you checked it',
  authorityHowHint: 'For example: both signed in and opened the form.',
  authorityNext: 'To be checked again',
  authorityCheck: 'Record that it is checked',
  authorityNotReady: 'Not ready for a notice',
  authorityReady: (holder: string, deputy: string) =>
    `${holder} can file in Altinn, with ${deputy} as deputy.`,
  'authorityFault.nobody': 'It is not recorded who can file in Altinn.',
  'authorityFault.no-deputy': 'No deputy is recorded of the one who can file in Altinn.',
  'authorityFault.holder-gone': 'The one who can file in Altinn has no access to Varsla any more.',
  'authorityFault.deputy-gone': 'The deputy has no access to Varsla any more.',
  'authorityFault.overdue': 'It is more than a quarter since anybody checked who can file in Altinn.',
  authorityFaultHolder: 'Choose one of those who use Varsla now. A deputy needs somebody to stand in for.',
  authorityFaultDeputy: 'Choose another than the one who has the right, among those who use Varsla now.',
  authorityFaultHow: 'Write how you checked it.',
  authorityForm: 'The form that the answer sheet follows',
  authorityFormLead:
    "The questions of Datatilsynet's form, in order, and what answers each of them. If Datatilsynet changes the form, you can change it here without waiting for a new version of Varsla. Notices that are frozen keep the sheet that they have.",
  authorityFormVersion: (number: number) => (number === 0 ? 'Came with Varsla' : `Version ${number}`),
  authorityFormInForce: 'In force',
  authorityFormPut: (name: string, at: string) => `Put by ${name}, ${at}.`,
  authorityFormFrom: (day: string) => `Valid from ${day}.`,
  authorityFormDownload: 'Download (JSON)',
  authorityFormDownloadOf: (number: number) => `Download version ${number} (JSON)`,
  authorityFormAgain: 'Use this again',
  authorityFormAgainOf: (number: number) => `Use version ${number} again`,
  authorityFormChange: 'Change the form',
  authorityFormChangeText:
    'Download the version in force, change it in a text editor, and put it here. Give it a new id with the date of today. If something is wrong, nothing is saved.',
  authorityFormFile: 'Take from a file',
  authorityFormText: 'The form as JSON',
  authorityFormSave: 'Save as a new version',
  authorityFormFaults: 'The form is not saved',
  authorityFormWhole: 'The whole file',
  authorityFormNoJson: 'This is no JSON.',
};

/** A kind of file that may be kept: how people call it, the endings that its name may have, and other names of its type. */
export interface Format {
  /** Stands in problems, and is the key of its word on the pages. */
  code: string;
  label: string;
  endings: readonly string[];
  /** Types that browsers and mail programs declare for it, beside its own. */
  declared?: readonly string[];
}

/** What may be kept, by media type. Nothing of it runs by being opened; what a ZIP file holds is not looked into. */
export const formats = {
  'application/pdf': { code: 'pdf', label: 'PDF', endings: ['pdf'], declared: ['application/x-pdf'] },
  'image/png': { code: 'png', label: 'a PNG image', endings: ['png'] },
  'image/jpeg': {
    code: 'jpeg',
    label: 'a JPEG image',
    endings: ['jpg', 'jpeg', 'jpe'],
    declared: ['image/jpg', 'image/pjpeg'],
  },
  'image/tiff': { code: 'tiff', label: 'a TIFF image', endings: ['tif', 'tiff'] },
  'text/plain': {
    code: 'text',
    label: 'plain text',
    endings: ['txt', 'text', 'log', 'csv', 'md', ''],
    // Windows declares CSV as Excel's, where Excel is installed.
    declared: ['text/csv', 'text/markdown', 'text/x-log', 'application/vnd.ms-excel'],
  },
  'message/rfc822': {
    code: 'email',
    label: 'an e-mail message',
    endings: ['eml'],
    declared: ['text/plain', 'application/eml'],
  },
  'application/pgp-encrypted': {
    code: 'openpgp',
    label: 'OpenPGP',
    endings: ['asc', 'gpg', 'pgp'],
    declared: [
      'application/pgp',
      'application/pgp-signature',
      'application/pgp-keys',
      'application/x-gpg',
      'text/plain',
    ],
  },
  'application/pkcs7-mime': {
    code: 'smime',
    label: 'S/MIME',
    endings: ['p7m', 'p7s'],
    declared: ['application/x-pkcs7-mime', 'application/pkcs7-signature', 'application/x-pkcs7-signature'],
  },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': {
    code: 'docx',
    label: 'a Word document',
    endings: ['docx'],
    declared: ['application/zip', 'application/x-zip-compressed'],
  },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': {
    code: 'xlsx',
    label: 'an Excel workbook',
    endings: ['xlsx'],
    declared: ['application/zip', 'application/x-zip-compressed'],
  },
  'application/zip': {
    code: 'zip',
    label: 'a ZIP archive',
    endings: ['zip'],
    declared: ['application/x-zip-compressed', 'application/x-zip'],
  },
} as const satisfies Record<string, Format>;

export type MediaType = keyof typeof formats;

export const isKept = (type: string): type is MediaType => Object.hasOwn(formats, type);

/** What a form's field for files offers first, for browsers. */
export const offeredEndings: readonly string[] = Object.values(formats).flatMap(({ endings }) =>
  (endings as readonly string[]).filter((ending) => ending !== '').map((ending) => `.${ending}`),
);

/** What is refused and can be called by its name: code, and what a person can do about it. */
export const refusals = {
  html: 'HTML, which a browser would run. Save it as PDF.',
  svg: 'an SVG image, which a browser would run. Save it as PNG or PDF.',
  xml: 'XML. Save it as PDF or plain text.',
  script: 'a script. Put it into a ZIP archive.',
  program: 'a program. Put it into a ZIP archive with a password.',
  macros: 'an Office document with macros. Save it without them, or as PDF.',
  'old-office':
    'of an older Office, of Outlook, or locked by a password. Save it as .docx, .xlsx, .eml or PDF.',
  rtf: 'RTF. Save it as PDF or .docx.',
  encoding: 'text that is not in UTF-8. Save it as UTF-8.',
  unknown: 'of a kind that is not kept.',
} as const;

export type RefusalCode = keyof typeof refusals;

import { may, type Permission } from '../../access/permissions.ts';
import { languages } from '../../languages.ts';
import { assetUrl } from '../assets.ts';
import { type Html, html, raw } from '../html.ts';
import type { Visit } from '../visit.ts';

export interface Page {
  title: string;
  body: Html;
  /** Which entry of the menu this page belongs to. */
  current?: 'list' | 'report' | 'register' | 'settings';
  /** For forms: a line's length wide. */
  narrow?: boolean;
}

const mark = raw(
  '<svg class="v-mark" viewBox="0 0 48 48" aria-hidden="true" focusable="false"><rect width="48" height="48" rx="12" fill="#12355b"/><path d="M13 15 L24 35 L35 15" fill="none" stroke="#fff" stroke-width="5" stroke-linecap="round" stroke-linejoin="round"/><circle cx="24" cy="13.5" r="3.5" fill="#ffb547"/></svg>',
);

const menu = (visit: Visit, current: Page['current']): Html => {
  const { frame } = visit.words;
  const mayDo = (right: Permission): boolean =>
    visit.requester !== undefined && may(visit.requester.role, right);
  const entry = (key: Page['current'], href: string, label: string): Html =>
    html`<li><a href="${href}"${key === current ? html` aria-current="page"` : ''}>${label}</a></li>`;
  return html`<nav class="v-menu" aria-label="${frame.menu}"><ul>${entry('list', '/', frame.incidents)}${mayDo('incidents.report') ? entry('report', '/report', frame.report) : ''}${mayDo('settings.read') ? entry('register', '/breach-register', frame.register) : ''}${mayDo('settings.read') ? entry('settings', '/settings', frame.settings) : ''}</ul></nav>`;
};

const person = (visit: Visit, name: string): Html =>
  html`<div class="v-person"><a class="v-me" href="/me">${name}</a><form method="post" action="/sign-out"><button class="ds-button" data-size="sm" data-variant="tertiary" data-color="neutral" type="submit">${visit.words.frame.signOut}</button></form></div>`;

const languageSwitch = (visit: Visit): Html =>
  html`<form class="v-languages" method="post" action="/language"><input type="hidden" name="back" value="${visit.path}"><fieldset><legend class="ds-sr-only">${visit.words.frame.language}</legend>${languages.map(
    (language) =>
      html`<button type="submit" name="language" value="${language}" lang="${language}"${language === visit.language ? html` aria-current="true"` : ''}>${visit.words.frame.languageName(language)}</button>`,
  )}</fieldset></form>`;

/** Said on every page until somebody has looked: nobody may believe that a deadline is being watched. */
const holdBanner = (visit: Visit): Html =>
  html`<aside class="ds-alert v-held" data-color="danger" aria-label="${visit.words.hold.bannerLabel}"><p class="ds-paragraph"><strong>${visit.words.hold.banner}</strong> <a class="ds-link" href="/settings/hold">${visit.words.hold.bannerLink}</a></p></aside>
`;

/** The sentence of the words that a redirect asked for by its key; nothing for a key that is none. */
const noticeOf = (visit: Visit): string | undefined => {
  const { notice } = visit;
  if (notice === undefined) return undefined;
  for (const part of Object.values(visit.words) as Record<string, unknown>[])
    if (Object.hasOwn(part, notice) && typeof part[notice] === 'string') return part[notice];
  return undefined;
};

/** The whole document: header, menu, what was just done, the page, the languages. */
export const renderPage = async (visit: Visit, page: Page): Promise<string> => {
  const { frame } = visit.words;
  const notice = noticeOf(visit);
  const document = html`<!doctype html>
<html lang="${visit.language}" data-color-scheme="auto">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="htmx-config" content='{"includeIndicatorCSS":false}'>
<title>${page.title} – Varsla</title>
<link rel="icon" href="${assetUrl('varsla-mark.svg')}" type="image/svg+xml">
<link rel="stylesheet" href="/assets/inter/index.css">
<link rel="stylesheet" href="${assetUrl('theme.css')}">
<link rel="stylesheet" href="${assetUrl('designsystemet.css')}">
<link rel="stylesheet" href="${assetUrl('varsla.css')}">
<script defer src="${assetUrl('htmx.js')}"></script>
<script defer src="${assetUrl('varsla.js')}"></script>
</head>
<body data-color="accent">
<a class="ds-skip-link" href="#main">${frame.skip}</a>
<header class="v-header"><div class="v-bar"><a class="v-brand" href="/" aria-label="${frame.home}">${mark}<span>Varsla</span></a>${
    visit.requester ? html`${menu(visit, page.current)}${person(visit, visit.requester.name)}` : ''
  }</div></header>
${visit.held ? holdBanner(visit) : ''}<main id="main" class="v-main" tabindex="-1"${page.narrow ? html` data-narrow` : ''}>
${notice ? html`<div class="ds-alert v-notice" data-color="success" role="status"><p class="ds-paragraph">${notice}</p></div>` : ''}
${page.body}
</main>
<footer class="v-footer"><div class="v-bar"><p>${frame.footer}</p>${languageSwitch(visit)}</div></footer>
</body>
</html>
`;
  return String(await document);
};

import { may } from '../../access/permissions.ts';
import { Problem } from '../../problems.ts';
import { button, errorSummary } from '../frame.ts';
import { type Html, html } from '../html.ts';
import type { SignedInVisit, Visit } from '../visit.ts';

export type Section =
  | 'overview'
  | 'readiness'
  | 'organisation'
  | 'contacts'
  | 'escalation'
  | 'duty'
  | 'register'
  | 'authority'
  | 'people'
  | 'tokens'
  | 'evidence'
  | 'retention'
  | 'access-report'
  | 'hold';

/** Where each part stands, and what one must be allowed to see it. */
const sections = [
  { section: 'overview', path: '/settings', needs: 'settings.read' },
  { section: 'readiness', path: '/settings/readiness', needs: 'settings.read' },
  { section: 'organisation', path: '/settings/organisation', needs: 'settings.read' },
  { section: 'contacts', path: '/settings/contacts', needs: 'settings.read' },
  { section: 'escalation', path: '/settings/escalation', needs: 'settings.read' },
  { section: 'duty', path: '/settings/duty', needs: 'settings.read' },
  { section: 'register', path: '/settings/register', needs: 'settings.read' },
  { section: 'authority', path: '/settings/authority', needs: 'settings.read' },
  { section: 'people', path: '/settings/people', needs: 'tokens.manage' },
  { section: 'tokens', path: '/settings/tokens', needs: 'tokens.manage' },
  { section: 'retention', path: '/settings/retention', needs: 'settings.read' },
  { section: 'access-report', path: '/settings/access-report', needs: 'people.write' },
  { section: 'evidence', path: '/settings/evidence', needs: 'settings.read' },
  // Only while there is one.
  { section: 'hold', path: '/settings/hold', needs: 'settings.read' },
] as const;

/** The visit of somebody who is signed in; throws `unauthenticated` for a stranger. */
export const signedIn = (visit: Visit): SignedInVisit => {
  const { requester } = visit;
  if (!requester) throw new Problem('unauthenticated', 'Sign in first.');
  return { ...visit, requester };
};

export const mayWrite = ({ requester }: SignedInVisit): boolean => may(requester.role, 'settings.write');

/** Contact data are for those who handle people's data too. */
export const mayReadContacts = ({ requester }: SignedInVisit): boolean =>
  may(requester.role, 'contacts.read');

export const mayManagePeople = ({ requester }: SignedInVisit): boolean =>
  may(requester.role, 'tokens.manage');

/** The parts of the settings that this person may see, the one shown, and its content. */
export const inSettings = (visit: SignedInVisit, current: Section, body: Html): Html => {
  const words = visit.words.settings;
  return html`<link rel="stylesheet" href="/assets/settings.css">
    <div class="settings">
      <nav class="settings-nav" aria-label="${words.sections}">
        <ul>
          ${sections
            .filter(
              ({ section, needs }) => may(visit.requester.role, needs) && (section !== 'hold' || visit.held),
            )
            .map(
              ({ section, path }) =>
                html`<li><a href="${path}" ${section === current ? html`aria-current="page"` : ''}>${words[section]}</a></li>`,
            )}
        </ul>
      </nav>
      <div class="settings-body">
        <h1 class="ds-heading" data-size="lg">${words[current === 'overview' ? 'title' : current]}</h1>
        ${mayWrite(visit) ? '' : html`<p class="ds-paragraph">${words.readOnly}</p>`} ${body}
      </div>
    </div>
    <script type="module" src="/assets/conveniences.js"></script>`;
};

/** Why nothing was saved: by field where fields are wrong, else the problem's own sentence. */
export const problemBox = (
  visit: Visit,
  problem: Problem | undefined,
  labels: Record<string, string>,
  anchors: Record<string, string> = {},
): Html => {
  if (!problem) return html``;
  if (problem.details.errors?.length) return errorSummary(visit, problem, labels, anchors);
  return html`<div class="ds-error-summary v-errors" role="alert" tabindex="-1" autofocus id="errors"><h2 class="ds-heading" data-size="xs">${problem.message}</h2></div>`;
};

/** The law, for those who ask. */
export const lawNote = (visit: Visit, text: string): Html =>
  html`<details class="ds-details" data-color="neutral"><summary>${visit.words.settings.law}</summary><p class="ds-paragraph">${text}</p></details>`;

/** Something that cannot wait: a heading and what to do. */
export const warning = (heading: string, next: string): Html =>
  html`<div class="ds-alert" data-color="warning"><h2 class="ds-heading" data-size="2xs">${heading}</h2><p class="ds-paragraph">${next}</p></div>`;

/** An action that cannot be undone: first opened, then done. Works without script. */
export const sure = (options: {
  action: string;
  /** The button that opens, and what a screen reader is told of it. */
  label: string;
  labelOf: string;
  consequence: string;
  seen?: string;
}): Html =>
  html`<details class="settings-sure"><summary aria-label="${options.labelOf}">${options.label}</summary>
    <form method="post" action="${options.action}">
      ${options.seen === undefined ? '' : html`<input type="hidden" name="seen" value="${options.seen}">`}
      <p class="ds-paragraph" data-size="sm">${options.consequence}</p>
      ${button(options.labelOf, { color: 'danger', variant: 'secondary' })}
    </form></details>`;

/** A value that is shown once: it can be selected, and with script copied by a button. */
export const copyField = (visit: Visit, id: string, label: string, value: string): Html =>
  html`<div class="ds-field settings-copy"><label class="ds-label" data-weight="medium" for="${id}">${label}</label>
    <input class="ds-input" id="${id}" value="${value}" readonly autocomplete="off" spellcheck="false">
    <button class="ds-button" data-variant="secondary" type="button" data-copy="${id}" hidden>${visit.words.settings.copy}</button>
    <p role="status" data-said="${visit.words.settings.copied}"></p></div>`;

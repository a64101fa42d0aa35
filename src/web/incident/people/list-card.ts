import type { ShownList } from '../../../people/present.ts';
import { languages } from '../../../languages.ts';
import { button } from '../../frame.ts';
import { type Html, html } from '../../html.ts';
import { type CaseView, pathOf } from '../case-view.ts';
import { wordFor } from '../own-words.ts';

const figure = (label: string, value: Html): Html =>
  html`<div class="figure"><dt>${label}</dt><dd>${value}</dd></div>`;

/** From the rows of the file to those who get a notice: every row is in one of these. */
const funnel = ({ visit, incident }: CaseView, { number, counts }: ShownList, mayRead: boolean): Html => {
  const words = visit.words.incident;
  const said = (value: number): string => words.peopleNumber(value);
  const rejected =
    counts.rejected > 0 && mayRead
      ? html`${said(counts.rejected)} <a class="ds-link file-link" href="${pathOf(incident.id, 'people')}/${number}/rejected.csv">${words.listRejectedFile}</a>`
      : html`${said(counts.rejected)}`;
  return html`<dl class="figures">${figure(words.listRows, html`${said(counts.rows)}`)}${figure(words.listPeople, html`${said(counts.people)}`)}${figure(words.listMerged, html`${said(counts.merged)}`)}${
    counts.already > 0 ? figure(words.listAlready, html`${said(counts.already)}`) : ''
  }${counts.rejected > 0 ? figure(words.listRejected, rejected) : ''}${counts.empty > 0 ? figure(words.listEmptyRows, html`${said(counts.empty)}`) : ''}</dl>
  ${counts.merged > 0 ? html`<p class="ds-paragraph muted">${words.listMergedHint}</p>` : ''}`;
};

/** How the people are reached: each by the first way that there is. */
const ways = ({ visit }: CaseView, { counts }: ShownList): Html => {
  const words = visit.words.incident;
  if (counts.byEmail + counts.bySms + counts.byLetter + counts.noWay === 0) return html``;
  const all: [string, number][] = [
    [words.listByEmail, counts.byEmail],
    [words.listBySms, counts.bySms],
    [words.listByLetter, counts.byLetter],
    [words.listNoWay, counts.noWay],
  ];
  return html`<h3 class="ds-heading" data-size="2xs">${words.listWays}</h3><dl class="figures">${all.map(([label, value]) => figure(label, html`${words.peopleNumber(value)}`))}</dl>
  ${counts.noWay > 0 ? html`<p class="ds-alert" data-color="warning">${words.listNoWayHint(counts.noWay)}</p>` : ''}`;
};

/** What somebody should look at before the notice is sent for approval. */
const notes = ({ visit }: CaseView, { counts, groups, fields }: ShownList): Html => {
  const words = visit.words.incident;
  const marks: [string, number][] = [
    [words.listChildren, counts.children],
    [words.listVulnerable, counts.vulnerable],
    [words.listSecretAddress, counts.secretAddress],
  ];
  const items = [
    ...marks.filter(([, people]) => people > 0).map(([label, people]) => words.listMarked(label, people)),
    ...Object.entries(counts.warnings).map(
      ([code, rows]) => `${wordFor(visit, `warning.${code}`) ?? code}: ${words.listWarned(rows)}`,
    ),
  ];
  const spoken = languages
    .filter((language) => (counts.byLanguage[language] ?? 0) > 0)
    .map(
      (language) =>
        `${words[`language.${language}`]} ${words.peopleNumber(counts.byLanguage[language] ?? 0)}`,
    );
  return html`${items.length > 0 ? html`<h3 class="ds-heading" data-size="2xs">${words.listLook}</h3><ul class="ds-list">${items.map((item) => html`<li>${item}</li>`)}</ul>` : ''}
  ${spoken.length > 0 ? html`<p class="ds-paragraph">${words.peopleByLanguage}: ${spoken.join(', ')}</p>` : ''}
  ${groups.length > 0 ? html`<p class="ds-paragraph">${words.listGroups}: ${groups.map(({ label, people }, at) => `${label ?? words.listGroup(at + 1)} ${words.peopleNumber(people)}`).join(', ')}</p>` : ''}
  ${fields.length > 0 ? html`<p class="ds-paragraph">${words.listFields}: ${fields.map((field) => html`<code>{{${field}}}</code> `)}</p>` : ''}`;
};

const takeAway = ({ visit, incident }: CaseView): Html =>
  html`<form method="post" action="${pathOf(incident.id, 'people')}/remove"><input type="hidden" name="version" value="${incident.version}">${button(visit.words.incident.listRemove, { variant: 'secondary', color: 'danger' })}</form>`;

/** A list in figures; `mayRead` where the visitor may see who is on it, `editable` while it may be replaced. */
export const listCard = (
  view: CaseView,
  list: ShownList,
  { mayRead, editable }: { mayRead: boolean; editable: boolean },
): Html => {
  const words = view.visit.words.incident;
  const title = list.standing === 'frozen' ? words.listFrozen(list.number) : words.listOpen(list.number);
  return html`<section class="ds-card" data-color="neutral" aria-labelledby="list-${list.number}"><div><h2 class="ds-heading" data-size="xs" id="list-${list.number}">${title}</h2>
  ${funnel(view, list, mayRead)}${ways(view, list)}${notes(view, list)}
  ${list.hash ? html`<p class="ds-paragraph muted">${words['told.hash']}: <code>${list.hash.slice(0, 16)}</code></p>` : ''}
  ${editable && list.standing === 'open' ? takeAway(view) : ''}</div></section>`;
};

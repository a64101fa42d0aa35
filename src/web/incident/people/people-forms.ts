import { targets, type Target } from '../../../people/files/columns.ts';
import type { Values } from '../event-body.ts';
import type { CaseForm, Sent } from '../send-form.ts';
import { lookUp } from './load-people.ts';
import { lookUpForm } from './look-up-card.ts';
import { startForm } from './mapping-form.ts';
import { runForm } from './run-card.ts';

const api = '/api/v1/incidents/{id}/people';

const isTarget = (value: string | undefined): value is Target => targets.some((target) => target === value);

/** What the form says of each column, as the API takes it. A name is sent for a column that is kept, and no other. */
const mappingFrom = (values: Values) => {
  const columns = [];
  for (let at = 0; values[`as.${at}`] !== undefined; at += 1) {
    const as = values[`as.${at}`];
    const field = values[`field.${at}`]?.trim();
    columns.push({ as: isTarget(as) ? as : 'skip', ...(as === 'field' && field && { field }) });
  }
  const group = values['group']?.trim();
  return { columns, language: values['language'] ?? 'nb', ...(group && { group }) };
};

const onImport = ({ values, id }: Sent) => ({ id, importId: values['import'] ?? '' });

const start: CaseForm = {
  needs: 'people.write',
  on: () => ({ view: 'people', form: startForm }),
  async work(sent) {
    const { deps, visit, values, version } = sent;
    const body = mappingFrom(values);
    await deps.call(visit.requester, 'put', `${api}/imports/{importId}`, {
      params: onImport(sent),
      body,
      version,
    });
    return { notice: 'peopleStarted' };
  },
};

const drop: CaseForm = {
  needs: 'people.write',
  on: () => ({ view: 'people', form: 'people-drop' }),
  async work(sent) {
    const { deps, visit } = sent;
    await deps.call(visit.requester, 'delete', `${api}/imports/{importId}`, { params: onImport(sent) });
    return { notice: 'caseSaved' };
  },
};

const remove: CaseForm = {
  needs: 'people.write',
  on: () => ({ view: 'people', form: 'people-remove' }),
  async work({ deps, visit, id, version }) {
    await deps.call(visit.requester, 'delete', api, { params: { id }, version });
    return { notice: 'caseSaved' };
  },
};

const run: CaseForm = {
  needs: 'people.write',
  on: () => ({ view: 'people', form: runForm }),
  async work({ deps, visit, id, values }) {
    const step = (['pause', 'resume', 'stop'] as const).find((one) => one === values['step']) ?? 'pause';
    await deps.call(visit.requester, 'post', `/api/v1/incidents/{id}/notice/run/${step}`, {
      params: { id },
      body: { reason: values['reason'] ?? '' },
    });
    return { notice: { pause: 'runPaused', resume: 'runResumed', stop: 'runStopped' }[step] };
  },
};

const unknown: CaseForm = {
  needs: 'people.write',
  on: () => ({ view: 'people', form: 'people-unknown' }),
  async work({ deps, visit, id, values }) {
    await deps.call(visit.requester, 'post', '/api/v1/incidents/{id}/deliveries/{deliveryId}/decision', {
      params: { id, deliveryId: values['delivery'] ?? '' },
      body: { decision: values['decision'] ?? '', reason: values['reason'] ?? '' },
    });
    return { notice: 'unknownSettled' };
  },
};

const hourIn = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d{1,2}$/.test(text) ? Number(text) : undefined;

const quiet: CaseForm = {
  needs: 'people.write',
  on: () => ({ view: 'people', form: 'people-quiet' }),
  async work({ deps, visit, id, values }) {
    const from = hourIn(values['from']);
    const to = hourIn(values['to']);
    await deps.call(visit.requester, 'put', '/api/v1/incidents/{id}/notice/run/quiet', {
      params: { id },
      body: { quiet: from === undefined || to === undefined ? null : { from, to } },
    });
    return { notice: 'runQuiet' };
  },
};

/** Answers with the page itself: whom it found stands in no address. */
const find: CaseForm = {
  needs: 'people.write',
  on: () => ({ view: 'people', form: lookUpForm }),
  async work({ deps, visit, id, values }) {
    const looked = await lookUp(deps.call, visit, id, values['address'] ?? '');
    return { asked: { query: {}, looked } };
  },
};

/** Forms of the page of people, by what follows the incident in their address. */
export const peopleForms: Readonly<Record<string, CaseForm>> = {
  'people/start': start,
  'people/drop': drop,
  'people/remove': remove,
  'people/look-up': find,
  'people/run': run,
  'people/unknown': unknown,
  'people/quiet': quiet,
};

import { Problem } from '../../problems.ts';
import { assessmentForms } from './assessment-forms.ts';
import { attachmentForms, keepProof } from './attachment-forms.ts';
import { eventBodyFrom, viewOf } from './event-body.ts';
import { createCaseReader } from './load-case.ts';
import { textsForm, textsFrom } from './notice-fields.ts';
import { changesIn, saveFacts } from './save-facts.ts';
import { peopleForms } from './people/people-forms.ts';
import { checkPeople, lineFaults } from './people-check.ts';
import { exchangeForms } from './exchange-forms.ts';
import { readPeople } from './people-csv.ts';
import type { CaseForm, Sent } from './send-form.ts';

const saved = { notice: 'caseSaved' } as const;

const incidentOf = ({ deps, visit, id }: Sent) => createCaseReader(deps.call, visit.requester, id).incident();

const event: CaseForm = {
  on: ({ type = '', from }) => ({
    view: type === 'risk.assessed' && from === 'assessment' ? 'assessment' : viewOf(type),
    form: type,
  }),
  fileAt: '/proof',
  async work(sent) {
    const { type, channel } = sent.values;
    const receipt = channel === 'altinn' ? 'altinn-receipt' : 'filing-proof';
    await keepProof(sent, type === 'mandate.given' ? 'mandate' : receipt);
    await sent.call('post', 'events', eventBodyFrom(sent.values, await incidentOf(sent)));
    return saved;
  },
};

const facts: CaseForm = {
  needs: 'facts.write',
  on: () => ({ view: 'facts', form: 'facts' }),
  async work(sent) {
    const { next, section = '' } = sent.values;
    const isChanged = await saveFacts(sent, changesIn(sent.values), sent.values);
    return { notice: isChanged ? 'caseSaved' : 'caseUnchanged', section: next ?? section };
  },
};

const texts: CaseForm = {
  on: () => ({ view: 'notice', form: textsForm }),
  async work({ call, values }) {
    await call('put', 'notice', textsFrom(values));
    return saved;
  },
};

const sample: CaseForm = {
  needs: 'people.write',
  on: () => ({ view: 'notice', form: 'sample' }),
  async work({ deps, visit, id, values }) {
    const { contactId = '', channel = '', language = '' } = values;
    const { body } = await deps.call(visit.requester, 'post', '/api/v1/incidents/{id}/notice/samples', {
      params: { id },
      body: { contactId, channel, language },
    });
    if (!(body as { worked: boolean }).worked)
      throw new Problem('not-taken', 'The sample was not taken.', { code: 'sample-refused' });
    return { notice: 'noticeSampled' };
  },
};

/** A list is checked and shown first; only `step=save` puts it in place, and only where no line is at fault. */
const people: CaseForm = {
  on: () => ({ view: 'people', form: 'people' }),
  async work({ call, values }) {
    const pasted = values['list'] ?? '';
    const list = readPeople(pasted);
    const checked = checkPeople(list);
    const show = (now = checked) => ({ asked: { query: {}, pasted, checked: now } });
    if (values['step'] !== 'save' || checked.faults.length > 0) return show();
    try {
      await call('put', 'people', { people: list.people });
      return saved;
    } catch (problem) {
      const faults = problem instanceof Problem ? lineFaults(problem, list.lines) : [];
      if (faults.length === 0) throw problem;
      return show({ ...checked, faults, counts: undefined });
    }
  },
};

/** Throws the problem with what a person reads of it. */
const saying = async (sentence: string, work: () => Promise<unknown>): Promise<void> => {
  try {
    await work();
  } catch (problem) {
    if (!(problem instanceof Problem) || problem.type !== 'invalid-input') throw problem;
    throw new Problem('invalid-input', sentence);
  }
};

/** Taken on the first page, handed over on the page of its own. */
const owner: CaseForm = {
  on: ({ from }) => ({ view: from === 'overview' ? 'overview' : 'access', form: 'owner' }),
  async work({ call, values, visit }) {
    const personId = values['personId'] || null;
    await saying(visit.words.rights.ownerGone, () => call('put', 'owner', { personId }));
    return saved;
  },
};

const access: CaseForm = {
  on: () => ({ view: 'access', form: 'access' }),
  async work({ call, values, visit }) {
    const people = (values['people'] ?? '').split('\n').filter((id) => id !== '');
    const body = values['restricted'] === 'yes' ? { restricted: true, people } : { restricted: false };
    await saying(visit.words.rights.accessGone, () => call('put', 'access', body));
    return saved;
  },
};

/** Every form of an incident, by what follows the incident in its address. */
export const caseForms: Readonly<Record<string, CaseForm>> = {
  events: event,
  facts,
  notice: texts,
  'notice/sample': sample,
  people,
  ...peopleForms,
  owner,
  access,
  ...assessmentForms,
  ...attachmentForms,
  ...exchangeForms,
};

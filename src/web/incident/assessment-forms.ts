import { Problem } from '../../problems.ts';
import { assessmentForm } from './assessment-questions.ts';
import type { Values } from './event-body.ts';
import { actForm, claimForm, evidenceOf, isMoment } from './exemptions-card.ts';
import { instantOf } from './local-time.ts';
import type { CaseForm, Sent } from './send-form.ts';

const parts = ['context', 'identification', 'confidentiality', 'integrity', 'availability', 'intent'];

/** The reasons that were written; an empty field is none. */
const reasonsIn = (values: Values): Record<string, string> =>
  Object.fromEntries(
    parts.flatMap((part) => {
      const reason = values[part]?.trim();
      return reason ? [[part, reason]] : [];
    }),
  );

const assess: CaseForm = {
  on: () => ({ view: 'assessment', form: assessmentForm }),
  async work({ call, values }) {
    await call('post', 'assessments', { choices: reasonsIn(values) });
    return { notice: 'noticeAssessed' };
  },
};

/** With script: the page with the reasons as they are being written, and nothing saved. */
const look: CaseForm = {
  on: () => ({ view: 'assessment', form: assessmentForm }),
  work: ({ values }) => Promise.resolve({ asked: { query: {}, written: values } }),
};

/** Throws `invalid-input` for a code that is none, and for a moment that is none. */
const claimBody = (values: Values) => {
  const { code = '' } = values;
  const known = Object.entries(evidenceOf).find(([one]) => one === code);
  if (!known) throw new Problem('invalid-input', 'There is no such exemption.');
  const evidence = Object.fromEntries(
    known[1].map((name) => [
      name,
      isMoment(name)
        ? instantOf(values[`${name}Date`] ?? '', values[`${name}Time`] ?? '', `/evidence/${name}`)
        : values[name]?.trim(),
    ]),
  );
  return { code, evidence };
};

const change = async ({ deps, visit, id, version, values }: Sent, path: 'approval' | 'end', body: object) => {
  const exemptionId = values['exemption'] ?? '';
  await deps.call(visit.requester, 'post', `/api/v1/incidents/{id}/exemptions/{exemptionId}/${path}`, {
    params: { id, exemptionId },
    body,
    version,
  });
};

const exemptions: CaseForm = {
  on: ({ act = '', code = '', exemption = '' }) => ({
    view: 'assessment',
    form: act === 'claim' ? claimForm(code) : actForm(act, exemption),
  }),
  async work(sent) {
    const { act, ownApprovalReason = '', reason = '' } = sent.values;
    if (act === 'claim') await sent.call('post', 'exemptions', claimBody(sent.values));
    else if (act === 'approve') {
      const own = ownApprovalReason.trim();
      await change(sent, 'approval', own ? { ownApprovalReason: own } : {});
    } else if (act === 'end') await change(sent, 'end', { reason: reason.trim() });
    else throw new Problem('invalid-input', 'There is no such form.');
    return { notice: 'caseSaved' };
  },
};

/** The forms of the assessment's page, by what follows the incident in their address. */
export const assessmentForms: Readonly<Record<string, CaseForm>> = {
  assessments: assess,
  'assessments/look': look,
  exemptions,
};

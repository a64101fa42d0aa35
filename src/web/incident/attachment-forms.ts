import type { AttachmentKind } from '../../attachments/attachments.ts';
import type { ShownAttachment } from '../../attachments/schemas.ts';
import type { Values } from './event-body.ts';
import type { CaseForm, Sent } from './send-form.ts';

const path = '/api/v1/incidents/{id}/attachments';

/** The form that adds one, and those of each that is there. */
export const addForm = 'attachment';
export const changeForm = (id: string): string => `attachment-${id}`;
export const withdrawForm = (id: string): string => `withdrawal-${id}`;

const written = (text: string | undefined): string | undefined => text?.trim() || undefined;

/** What was said of a file; what was left empty was not said. */
const saidIn = ({ kind, disclosure, basis, note }: Values) => ({
  kind: written(kind),
  disclosure: written(disclosure),
  basis: written(basis),
  note: written(note),
});

const isGiven = ([, value]: [string, unknown]): boolean => value !== undefined;

const add: CaseForm = {
  on: () => ({ view: 'attachments', form: addForm }),
  async work({ deps, visit, id, values, file }) {
    const body = Object.fromEntries(Object.entries(saidIn(values)).filter(isGiven));
    const input = { params: { id }, body, ...(file && { file }) };
    const { status } = await deps.call(visit.requester, 'post', path, input);
    return { notice: status === 200 ? 'attachmentThere' : 'attachmentKept' };
  },
};

const change: CaseForm = {
  on: ({ attachment = '' }) => ({ view: 'attachments', form: changeForm(attachment) }),
  async work({ deps, visit, id, values }) {
    const { note = null, ...said } = saidIn(values);
    const given = Object.fromEntries(Object.entries(said).filter(isGiven));
    const params = { id, attachmentId: values['attachment'] ?? '' };
    await deps.call(visit.requester, 'patch', `${path}/{attachmentId}`, { params, body: { ...given, note } });
    return { notice: 'attachmentChanged' };
  },
};

const withdraw: CaseForm = {
  on: ({ attachment = '' }) => ({ view: 'attachments', form: withdrawForm(attachment) }),
  async work({ deps, visit, id, values }) {
    const params = { id, attachmentId: values['attachment'] ?? '' };
    const body = { reason: values['reason'] ?? '' };
    await deps.call(visit.requester, 'post', `${path}/{attachmentId}/withdrawal`, { params, body });
    return { notice: 'attachmentGone' };
  },
};

export const attachmentForms: Readonly<Record<string, CaseForm>> = {
  attachments: add,
  'attachments/change': change,
  'attachments/withdraw': withdraw,
};

/**
 * Keeps the file that a form brought as a proof: from then on it is the one that is chosen, also should the form come
 * back for another reason. Nothing, where none came.
 */
export const keepProof = async (
  { deps, visit, id, file, remember }: Sent,
  kind: AttachmentKind,
): Promise<void> => {
  if (!file) return;
  const input = { params: { id }, body: { kind }, file };
  const { body } = await deps.call(visit.requester, 'post', path, input);
  remember({ proof: (body as ShownAttachment).id });
};

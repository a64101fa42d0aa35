import { findContact } from '../alerts/contacts.ts';
import type { EmailChannel, SendOutcome, SmsChannel } from '../channels/ports.ts';
import { withTransaction } from '../db/transaction.ts';
import { recordHouseEvent } from '../incidents/house-events.ts';
import { findIncident, lockIncident } from '../incidents/incidents.ts';
import type { Language } from '../languages.ts';
import { invalid, Problem } from '../problems.ts';
import { readTemplate } from '../templates.ts';
import { lintNotice } from './lint-notice.ts';
import { readTexts } from './notice.ts';
import type { LedgerDeps } from './record-evidence.ts';
import { type RenderedNotice, renderNotice } from './render-notice.ts';

export interface SampleDeps extends LedgerDeps {
  channels: { email: EmailChannel; sms: SmsChannel };
  held: () => Promise<boolean>;
}

export interface SampleInput {
  incidentId: string;
  /** One of the staff who are alerted: nobody else gets a sample. */
  contactId: string;
  channel: 'email' | 'sms';
  language: Language;
  personId: string;
}

/** What came of it: `accepted`, or the provider's code. */
export interface SampleOutcome {
  worked: boolean;
  code: string;
}

/** Faults that keep a text from being put together at all; others are what a sample is for. */
const unfit = ['merge-syntax', 'unknown-merge-field', 'empty-text'];

const marked = (language: Language, { email, sms }: RenderedNotice): RenderedNotice => {
  const note = readTemplate(`notices/${language}/sample.txt`).trim();
  const word = note.split('.', 1)[0] ?? note;
  return {
    email: {
      subject: `${word}: ${email.subject}`,
      text: `${note}\n\n${email.text}`,
      html: email.html.replace(/(<body[^>]*>)/, `$1\n<p><strong>${note}</strong></p>`),
    },
    sms: { text: `${word}: ${sms.text}` },
  };
};

/**
 * Sends the notice as it stands to one of the staff, marked as a sample, by the channel that people get it by. Nothing of
 * it is in the ledger. Throws `not-found`, `on-hold`, or `invalid-input` naming the contact or the text.
 */
export const sendSample = async (deps: SampleDeps, input: SampleInput): Promise<SampleOutcome> => {
  const { channel, language } = input;
  const incident = await findIncident(deps.pool, input.incidentId);
  if (!incident) throw new Problem('not-found', 'There is no incident with this id.');
  const contact = await findContact(deps.pool, input.contactId);
  const address = contact?.[channel === 'email' ? 'email' : 'mobile'];
  if (!contact || !address)
    throw invalid('/contactId', 'no-way: Name one of those who are alerted, with an address of this kind.');
  const texts = await readTexts(deps.pool, incident);
  const fault = lintNotice(texts).find(
    ({ pointer, code }) => pointer.startsWith(`/${language}/${channel}`) && unfit.includes(code),
  );
  if (fault) throw invalid(`/texts${fault.pointer}`, `${fault.code}: ${fault.detail}`);
  if (await deps.held()) throw new Problem('on-hold', 'Nothing is sent before the hold is released.');
  const { email, sms } = marked(language, renderNotice(texts[language], { name: contact.name, language }));
  const head = { deliveryId: deps.ids.uuid(), attempt: 1 };
  const sent: SendOutcome =
    channel === 'email'
      ? await deps.channels.email.send({ ...head, to: { email: address, name: contact.name }, ...email })
      : await deps.channels.sms.send({ ...head, to: address, text: sms.text });
  const worked = sent.outcome === 'accepted';
  const code = sent.outcome === 'accepted' ? 'accepted' : sent.reason;
  await withTransaction(deps.pool, async (tx) => {
    const locked = await lockIncident(tx, input.incidentId);
    if (!locked) return;
    await recordHouseEvent(tx, locked, {
      type: 'notice.sampled',
      at: deps.clock.now().toISOString(),
      actor: { kind: 'person', id: input.personId },
      contactId: input.contactId,
      sampleBy: channel,
      sampleLanguage: language,
      code,
    });
  });
  return { worked, code };
};

import { expect } from 'chai';
import { clientFor } from '../support/service.ts';
import { adminToken } from './varsla-process.ts';

/** Messages of each step of `putStaff`. */
export const messagesOfSteps = [2, 1] as const;

/** Two members of staff, and an escalation of two steps: Vakt by e-mail and SMS, a day later Leder by e-mail. */
export const putStaff = async (url: string): Promise<void> => {
  const api = clientFor(url, adminToken);
  const contacts = [
    { name: 'Vakt', email: 'vakt@wepack.example', mobile: '+4740000000' },
    { name: 'Leder', email: 'leder@wepack.example' },
  ];
  expect((await api('PUT', '/api/v1/contacts', { body: { contacts } })).status).to.equal(200);
  const { body } = await api('GET', '/api/v1/contacts');
  const idOf = (name: string): string =>
    (body.contacts as { id: string; name: string }[]).find((contact) => contact.name === name)?.id ?? '';
  const steps = [
    { contacts: [idOf('Vakt')], methods: ['email', 'sms'], waitMinutes: 1440 },
    { contacts: [idOf('Leder')], methods: ['email'], waitMinutes: 1440 },
  ];
  const put = await api('PUT', '/api/v1/escalation', { body: { steps, repeat: 1 } });
  expect(put.status, JSON.stringify(put.body)).to.equal(200);
};

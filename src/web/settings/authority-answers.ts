import type { Response } from 'express';
import type { ShownRole } from '../../authority/role/role-schemas.ts';
import type { RouteCaller } from '../../http/call-route.ts';
import { send } from '../frame.ts';
import type { Choice } from '../incident/access-page.ts';
import type { SignedInVisit } from '../visit.ts';
import { statusOf } from './answers.ts';
import type { ShownFormVersion } from './authority-form-view.ts';
import { type AuthorityPage, authorityView } from './authority-view.ts';
import { fingerprintOf, presentOf } from './form.ts';
import { inSettings, mayWrite } from './parts.ts';

export const formPath = '/api/v1/authority/form';

/** What a person read of the role; what time does to it is no change of theirs. */
export const seenOf = ({ holder, deputy, checkedAt }: ShownRole): unknown => ({ holder, deputy, checkedAt });

/** What both forms of the page read, and the page itself as it answers them. */
export const createAuthorityAnswers = (call: RouteCaller) => {
  const roleOf = (visit: SignedInVisit) =>
    presentOf<ShownRole>(call(visit.requester, 'get', '/api/v1/authority/role'));
  const versionsOf = async (visit: SignedInVisit): Promise<ShownFormVersion[]> => {
    const { body } = await call(visit.requester, 'get', `${formPath}/versions`);
    return (body as { items: ShownFormVersion[] }).items;
  };
  const staffOf = async (visit: SignedInVisit): Promise<Choice[]> => {
    if (!mayWrite(visit)) return [];
    const { body } = await call(visit.requester, 'get', '/api/v1/staff');
    return (body as { items: Choice[] }).items;
  };
  const answer = async (
    response: Response,
    visit: SignedInVisit,
    page: Partial<Pick<AuthorityPage, 'form' | 'returned' | 'faults' | 'problem'>> = {},
  ): Promise<void> => {
    const { document: role } = await roleOf(visit);
    if (!role) throw new Error('the role is always answered');
    const versions = await versionsOf(visit);
    const body = authorityView(visit, {
      role,
      staff: await staffOf(visit),
      versions,
      seen: { role: fingerprintOf(seenOf(role)), form: fingerprintOf(versions[0]) },
      form: {},
      returned: undefined,
      faults: [],
      problem: undefined,
      ...page,
    });
    await send(
      response,
      visit,
      {
        title: visit.words.settings.authority,
        current: 'settings',
        body: inSettings(visit, 'authority', body),
      },
      statusOf(page.problem),
    );
  };
  return { roleOf, versionsOf, answer };
};

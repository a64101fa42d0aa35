import { expect } from 'chai';
import type { SheetField } from '../../src/authority/answer-sheet.ts';
import type { FormDocument } from '../../src/authority/form/form-document.ts';
import { verifyRecord } from '../../src/verify-record.ts';
import type { Answer } from '../support/service.ts';
import { assessedIncident, type Story, startStory, vakt } from '../support/story.ts';

const day = 24;
const known = (value: unknown) => ({ certainty: 'known', value });

describe('the desk of the notice to the authority', () => {
  let story: Story;
  before(async () => {
    story = await startStory({ now: '2026-11-20T09:00:00.000Z' });
  });
  after(async () => {
    expect((await verifyRecord(story.database.pool)).faults).to.deep.equal([]);
    await story.close();
  });

  const sheetOf = async (id: string, query = ''): Promise<Answer['body']> => {
    const answer = await story.hanna('GET', `/api/v1/incidents/${id}/reports/authority/sheet${query}`);
    expect(answer.status, JSON.stringify(answer.body)).to.equal(200);
    return answer.body;
  };
  const textOf = ({ fields }: { fields: SheetField[] }, id: string): string =>
    fields.find((field) => field.id === id)?.text ?? '';
  const put = async (path: string, body: object): Promise<Answer> => story.admin('PUT', path, { body });
  const readyz = async (): Promise<string> =>
    (await story.anonymous('GET', '/readyz')).body.warnings.join('\n');

  it('answers the form from the record, warns of what lacks, and freezes the sheet with the notice', async () => {
    const id = await assessedIncident(story, 'risk');
    const draft = await sheetOf(id);
    expect(draft).to.deep.include({
      status: 'draft',
      hash: null,
      form: 'datatilsynet@2026-11-22',
      kind: 'first',
    });
    expect(draft.fields.filter(({ asked }: SheetField) => asked)).to.have.length(14);
    const lacking = draft.warnings.map(({ field }: { field: string }) => field);
    expect(lacking).to.include.members(['hovedaarsak', 'hvor-opplysningene-er', 'relasjon']);
    expect(lacking).not.to.include('redusere-skade').and.not.include('antall-berorte');

    await story.say(story.hanna, id, { type: 'report.submitted' });
    const frozen = await sheetOf(id);
    expect(frozen.hash).to.match(/^[0-9a-f]{64}$/);
    const { rows } = await story.database.pool.query<{ content: string }>(
      'select content from reports where hash = $1',
      [frozen.hash],
    );
    expect(JSON.parse(rows[0]?.content ?? '').sheet).to.deep.equal(frozen.fields);
    const plain = await story.hanna('GET', `/api/v1/incidents/${id}/reports/authority/sheet?format=text`);
    expect(plain.headers.get('content-type')).to.match(/^text\/plain/);
    expect(plain.body.toString()).to.contain(
      `Hva som er gjort for å redusere potensielle skader\n${textOf(frozen, 'redusere-skade')}`,
    );
    const paper = await story.hanna('GET', `/api/v1/incidents/${id}/reports/authority/sheet?format=pdf`);
    expect(paper.headers.get('content-type')).to.equal('application/pdf');
    expect(paper.body.subarray(0, 5).toString()).to.equal('%PDF-');
  });

  it('follows a form that was changed without code; what is frozen keeps its sheet, and an older form comes back', async () => {
    const id = await assessedIncident(story, 'risk');
    await story.say(story.hanna, id, { type: 'report.submitted' });
    const frozen = await sheetOf(id);
    const { body: form, headers } = await story.admin('GET', '/api/v1/authority/form');
    const changed = structuredClone(form) as FormDocument;
    const [, description] = changed.sections;
    const [cause, ...others] = description?.fields ?? [];
    if (!description || !cause) throw new Error('the form has a description');
    description.fields = [...others, { ...cause, label: 'Årsak', hint: undefined }];
    const answer = await story.admin('PUT', '/api/v1/authority/form', {
      body: { ...changed, id: 'datatilsynet@2026-11-20', validFrom: '2026-11-20' },
      headers: { 'If-Match': headers.get('etag') ?? '' },
    });
    expect(answer.status, JSON.stringify(answer.body)).to.equal(200);
    const draft = await sheetOf(id, '?content=draft');
    expect(draft.form).to.equal('datatilsynet@2026-11-20+1');
    expect(draft.fields.at(-7).label).not.to.equal('Hovedårsak');
    expect(draft.fields.find(({ id: key }: SheetField) => key === 'hovedaarsak').label).to.equal('Årsak');
    expect(await sheetOf(id)).to.deep.equal(frozen);

    const later = { ...form, id: 'datatilsynet@2027-01-01', validFrom: '2027-01-01' };
    expect((await put('/api/v1/authority/form', later)).status).to.equal(200);
    expect((await sheetOf(id, '?content=draft')).form, 'not valid yet').to.equal('datatilsynet@2026-11-20+1');
    const stale = await story.admin('PUT', '/api/v1/authority/form', { body: form, version: 1 });
    expect(stale.status).to.equal(412);
    const old = await story.admin('GET', '/api/v1/authority/form?version=0');
    expect((await put('/api/v1/authority/form', old.body)).status).to.equal(200);
    const { items } = (await story.admin('GET', '/api/v1/authority/form/versions')).body;
    expect(
      items.map(({ number, inForce }: { number: number; inForce: boolean }) => [number, inForce]),
    ).to.deep.equal([
      [3, true],
      [2, false],
      [1, false],
      [0, false],
    ]);
    expect((await story.admin('GET', '/api/v1/authority/form?version=7')).status).to.equal(404);
    const { rows } = await story.database.pool.query<{ body: string }>(
      `select body from journal where stream = 'system' and type = 'authority-form.changed' order by position`,
    );
    const puts = rows.map(({ body }) => JSON.parse(body).event.to);
    expect(puts.map(({ number }) => number)).to.deep.equal([1, 2, 3]);
    expect(puts[0].sha256).to.match(/^[0-9a-f]{64}$/);
  });

  it('goes from facts to filed: late, with the reasons on the sheet, incomplete, with the rest promised', async () => {
    const id = await assessedIncident(story, 'risk', { detectedAt: '2026-11-16T09:00:00.000Z' });
    await story.hanna('PATCH', `/api/v1/incidents/${id}/facts`, {
      body: { peopleCount: { certainty: 'to-be-determined' }, mainCause: known('Feil i en eksport') },
    });
    await story.say(story.hanna, id, { type: 'report.submitted' });
    const sheet = await sheetOf(id);
    expect(sheet.completeness).to.equal('incomplete');
    expect(textOf(sheet, 'innledning')).to.contain('Foreløpig første melding');
    expect(textOf(sheet, 'forsinkelse')).to.contain('Fristen for melding gikk ut');
    expect(textOf(sheet, 'antall-berorte')).to.equal('Ikke kjent ennå, følger.');
    await story.say(story.pia, id, { type: 'report.approved', hash: sheet.hash });
    const filing = {
      type: 'authority.notified',
      channel: 'altinn',
      reference: 'AR300186895',
      at: story.clock.now().toISOString(),
    };
    const unsaid = await story.event(story.hanna, id, filing);
    expect([unsaid.status, unsaid.body.code]).to.deep.equal([409, 'delay-reason-missing']);
    await story.say(story.hanna, id, { ...filing, delayReason: `${textOf(sheet, 'forsinkelse')} Ferie.` });
    expect((await sheetOf(id)).status).to.equal('filed');

    await story.hanna('PATCH', `/api/v1/incidents/${id}/facts`, { body: { peopleCount: known(3572) } });
    await story.say(story.hanna, id, { type: 'report.submitted', kind: 'correction' });
    const correction = await sheetOf(id);
    expect(textOf(correction, 'innledning')).to.match(
      /^Rettelse .*\nDen forrige meldingen ble levert fredag 20\. november 2026 kl\. 10\.00 og har referansen AR300186895\.$/,
    );
    expect(textOf(correction, 'antall-berorte')).to.equal('3 572');
    expect(correction.fields.some(({ id: key }: SheetField) => key === 'forsinkelse')).to.equal(false);
  });

  it('names those who may file, to those who know the house', async () => {
    const guest = await story.admin('GET', '/api/v1/authority/role');
    expect(guest.body).to.deep.include({ holder: null, deputy: null, faults: ['nobody'] });
    expect(await readyz()).to.contain('Nobody is recorded as the one who may file in Altinn.');
  });

  it('has the right to file looked up each quarter: warned, mailed once, and over when somebody has looked', async () => {
    const { items } = (await story.admin('GET', '/api/v1/staff')).body;
    const idOf = (name: string): string => items.find((one: { name: string }) => one.name === name).id;
    const role = (body: object) => put('/api/v1/authority/role', body);
    const [hanna, pia] = [idOf('Hanna'), idOf('Pia')];
    const faults = async (): Promise<string[]> =>
      (await story.admin('GET', '/api/v1/authority/role')).body.faults;
    const nobody = await role({ holder: '00000000-0000-4000-8000-000000000000', how: 'Spurt' });
    expect([nobody.status, nobody.body.errors[0].pointer]).to.deep.equal([422, '/holder']);
    const future = await role({ holder: hanna, how: 'Spurt', checkedAt: '2026-11-20T10:00:00Z' });
    expect([future.status, future.body.errors[0].pointer]).to.deep.equal([422, '/checkedAt']);
    expect((await role({ holder: hanna, how: 'Hanna åpnet skjemaet.' })).body.faults).to.deep.equal([
      'no-deputy',
    ]);
    const whole = await role({ holder: hanna, deputy: pia, how: 'Begge åpnet skjemaet.' });
    expect(whole.body).to.deep.include({ faults: [], checkedBy: 'Administrator' });
    expect(await readyz()).not.to.contain('Altinn');

    const reminders = () => story.mailsTo(vakt.email).filter(({ subject }) => subject.includes('Altinn'));
    story.clock.forward(91 * day);
    await story.service.runOnce();
    expect([await faults(), reminders().length]).to.deep.equal([[], 0]);
    story.clock.forward(day);
    expect(await readyz()).to.contain('Nobody has looked for a quarter');
    const hold = `insert into holds (reason, since, backup_made_at) values ('restored', $1, $1)`;
    await story.service.pool.query(hold, [story.clock.now()]);
    await story.service.runOnce();
    expect(reminders(), 'nothing leaves a house on hold').to.have.length(0);
    await story.service.pool.query('delete from holds');
    for (let round = 0; round < 3; round += 1) {
      await story.service.runOnce();
      story.clock.forward(30 * day);
    }
    expect(reminders()).to.have.length(1);
    expect(reminders()[0]?.text).to.contain('/settings/authority').and.not.contain('Hanna');
    story.clock.forward(2 * day);
    await story.service.runOnce();
    expect(reminders(), 'and again after another quarter').to.have.length(2);
    await role({ holder: hanna, deputy: pia, how: 'Begge åpnet skjemaet igjen.' });
    story.clock.forward(10 * day);
    await story.service.runOnce();
    expect([await faults(), reminders().length]).to.deep.equal([[], 2]);

    await story.service.pool.query('update tokens set revoked_at = $1 where person_id = $2', [
      story.clock.now(),
      pia,
    ]);
    expect(await faults()).to.deep.equal(['deputy-gone']);
    expect(await readyz()).to.contain('The deputy of the one who may file in Altinn has no access');
  });
});

import { expect } from 'chai';
import { type AlarmStory, startAlarmStory } from '../support/alarm-story.ts';
import { firstAdministrator } from '../support/page-client.ts';
import type { Answer } from '../support/service.ts';

describe('who is alerted, and when', () => {
  let story: AlarmStory;
  before(async () => {
    story = await startAlarmStory();
  });
  after(() => story.close());

  const put = (body: object) => story.admin('PUT', '/api/v1/escalation', { body });
  const step = (more: object = {}) => ({ contacts: 'on-duty', methods: ['email'], waitMinutes: 15, ...more });
  const pointers = ({ status, body }: Answer) => [
    status,
    ...(body.errors ?? []).map(({ pointer }: { pointer: string }) => pointer),
  ];

  it('is what Varsla brings along until somebody puts another', async () => {
    const { body } = await story.admin('GET', '/api/v1/escalation');
    expect(body).to.include({ isDefault: true, repeat: 3 });
    expect(body.steps.map(({ methods }: { methods: string[] }) => methods.join())).to.deep.equal([
      'email,sms',
      'voice',
      'email,sms,voice',
    ]);
  });

  it('is refused field by field where it alerts nobody or goes in a circle', async () => {
    const nobody = '00000000-0000-4000-8000-000000000000';
    const vakt = await story.contact('Vakt');
    const cases: [object, ...string[]][] = [
      [{ steps: [], repeat: 1 }, '/steps'],
      [{ steps: [step()], repeat: 0 }, '/repeat'],
      [{ steps: [step({ waitMinutes: -5 })], repeat: 1 }, '/steps/0/waitMinutes'],
      [{ steps: [step({ waitMinutes: 0 })], repeat: 1 }, '/steps/0/waitMinutes'],
      [{ steps: [step({ methods: [] })], repeat: 1 }, '/steps/0/methods'],
      [{ steps: [step({ methods: ['email', 'email'] })], repeat: 1 }, '/steps/0/methods'],
      [{ steps: [step({ methods: ['pigeon'] })], repeat: 1 }, '/steps/0/methods/0'],
      [{ steps: [step({ contacts: [] })], repeat: 1 }, '/steps/0/contacts'],
      [{ steps: [step({ contacts: 'nobody' })], repeat: 1 }, '/steps/0/contacts'],
      [{ steps: [step({ contacts: [vakt, nobody] })], repeat: 1 }, '/steps/0/contacts/1'],
      [{ steps: [step({ contacts: [vakt, vakt] })], repeat: 1 }, '/steps/0/contacts'],
      [{ steps: [step(), step({ methods: ['sms'] }), step({ waitMinutes: 5 })], repeat: 1 }, '/steps/2'],
      [{ steps: [step({ next: 0 })], repeat: 1 }, '/steps/0/next'],
    ];
    for (const [body, ...expected] of cases)
      expect(pointers(await put(body)), JSON.stringify(body)).to.deep.equal([422, ...expected]);
    expect((await story.admin('GET', '/api/v1/escalation')).body.isDefault).to.equal(true);
    expect(
      (await story.hanna('PUT', '/api/v1/escalation', { body: { steps: [step()], repeat: 1 } })).status,
    ).to.equal(403);
  });

  it('says at once which of its steps reach nobody', async () => {
    const natt = await story.contact('Natt');
    const { status, body } = await put({
      steps: [step(), step({ contacts: [natt] }), step({ methods: ['webhook'] })],
      repeat: 2,
    });
    expect([status, body.isDefault]).to.deep.equal([200, false]);
    expect(body.reach.map(({ unreachable, why }: Answer['body']) => [unreachable, why])).to.deep.equal([
      [true, 'no e-mail of those whom it is for is verified'],
      [true, 'nobody whom it is for is reached by e-mail'],
      [true, 'nobody whom it is for is reached by webhook'],
    ]);
    expect(JSON.stringify((await story.anonymous('GET', '/readyz')).body)).to.contain(
      'Step 2 of the escalation is unreachable: nobody whom it is for is reached by e-mail.',
    );
  });

  it('is told of one incident alone where that is asked, however many deadlines the others have', async () => {
    const [id, other] = [await story.open(), await story.open()];
    // More than a list shows, and all of them earlier.
    await story.database.pool.query(
      `insert into deadlines (id, incident_id, kind, key, anchor_at, due_at, basis, own_target, reminders, armed_at, status, next_reminder_at)
       select gen_random_uuid(), incident_id, 'evidence.deletion', gen_random_uuid(), anchor_at, due_at - interval '1 hour', basis,
         own_target, reminders, armed_at, status, due_at from deadlines, generate_series(1, 1000) where incident_id = $1`,
      [other],
    );
    const incidentsIn = async (query: string) => {
      const { status, body } = await story.hanna('GET', `/api/v1/duty${query}`);
      expect(status).to.equal(200);
      return body.deadlines.map(({ incidentId }: { incidentId: string }) => incidentId);
    };
    expect(await incidentsIn(''))
      .to.have.length(1000)
      .and.not.to.include(id);
    expect(await incidentsIn(`?incident=${id}`)).to.deep.equal([id]);
    expect(await incidentsIn('?incident=00000000-0000-4000-8000-000000000000')).to.deep.equal([]);
    expect(pointers(await story.hanna('GET', '/api/v1/duty?incident=alle'))).to.deep.equal([
      422,
      '?incident',
    ]);
    const page = await (await firstAdministrator(story)).get(`/incidents/${id}`);
    expect(page.text).to.contain('Har vakt når fristen går ut: Vakt, Natt.');
    await story.database.pool.query('delete from deadlines');
  });

  it('shows who is on duty when each deadline expires, and warns at once where nobody is', async () => {
    const id = await story.open();
    const absences = async (name: string, ...periods: [string, string][]) =>
      story.admin('PUT', `/api/v1/contacts/${await story.contact(name)}/absences`, {
        body: { absences: periods.map(([from, to]) => ({ from, to })) },
      });
    const [vakt, natt] = [await story.contact('Vakt'), await story.contact('Natt')];
    const duty = async () => {
      const { body } = await story.hanna('GET', '/api/v1/duty');
      const kinds = body.deadlines.map(({ kind }: { kind: string }) => kind);
      expect(kinds).to.deep.equal(['authority.notice']);
      return body;
    };
    const warned = async () => JSON.stringify((await story.anonymous('GET', '/readyz')).body);
    expect((await duty()).deadlines).to.deep.equal([
      {
        incidentId: id,
        reference: 'AV-2026-0003',
        restricted: false,
        kind: 'authority.notice',
        key: null,
        dueAt: '2026-11-23T09:00:00.000Z',
        onDuty: [vakt, natt],
        lastOfficeHour: {
          from: '2026-11-23T08:00:00.000Z',
          to: '2026-11-23T09:00:00.000Z',
          onDuty: [vakt, natt],
        },
      },
    ]);
    await absences('Vakt', ['2026-11-23T00:00:00+01:00', '2026-11-24T00:00:00+01:00']);
    expect((await duty()).deadlines[0]).to.deep.include({ onDuty: [natt] });
    expect((await duty()).deadlines[0].lastOfficeHour.onDuty).to.deep.equal([natt]);
    expect(await warned()).not.to.contain('Nobody is on duty when');
    await absences(
      'Natt',
      ['2026-11-23T10:00:00+01:00', '2026-11-23T12:00:00+01:00'],
      ['2026-12-24T00:00:00Z', '2027-01-02T00:00:00Z'],
    );
    const shown = await duty();
    expect([shown.onDuty, shown.deadlines[0].onDuty]).to.deep.equal([[vakt, natt], []]);
    expect(shown.unmanned).to.deep.equal([
      { from: '2026-11-23T09:00:00.000Z', to: '2026-11-23T11:00:00.000Z' },
    ]);
    expect(await warned()).to.contain('Nobody is on duty when authority.notice of AV-2026-0003 expires.');
    const wrong = await absences('Vakt', ['2026-12-02T00:00:00Z', '2026-12-01T00:00:00Z']);
    expect(pointers(wrong)).to.deep.equal([422, '/absences/0/to']);
    const twice = await absences(
      'Vakt',
      ['2026-12-01T00:00:00Z', '2026-12-03T00:00:00Z'],
      ['2026-12-02T00:00:00Z', '2026-12-04T00:00:00Z'],
    );
    expect(pointers(twice)).to.deep.equal([422, '/absences/1']);
  });
});

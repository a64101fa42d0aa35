import { expect } from 'chai';
import { verifyRecord } from '../../src/verify-record.ts';
import { readTemplate } from '../../src/templates.ts';
import { clientFor } from '../support/service.ts';
import { type Story, startStory } from '../support/story.ts';

const register = (name: string) => JSON.parse(readTemplate(`registers/${name}.json`));

describe('an incident on a system of the register', () => {
  let story: Story;
  before(async () => {
    story = await startStory({ now: '2026-11-20T09:00:00.000Z' });
  });
  after(() => story.close());

  const use = async (document: object): Promise<void> => {
    const { status, body } = await story.admin('PUT', '/api/v1/register', { body: document });
    expect(status, JSON.stringify(body)).to.equal(200);
  };

  it('begins with what the register tells, marked as an estimate from there', async () => {
    await use(register('wepack'));
    const incident = await story.read(await story.open({ system: 'web-analytics' }));
    expect(Object.keys(incident.facts).sort()).to.deep.equal([
      'dataCategories',
      'dataWhereabouts',
      'peopleCategories',
      'systemsDescription',
    ]);
    for (const fact of Object.values<{ certainty: string; source: string; recordedBy: string }>(
      incident.facts,
    )) {
      expect(fact).to.include({ certainty: 'estimated', source: 'register', recordedBy: 'Hanna' });
    }
    expect(incident.facts.peopleCategories.value).to.deep.equal(['Besøkende på nettstedet']);
    expect(incident.facts.dataCategories.value).to.include('IP-adresse').and.have.lengthOf(6);
    expect(incident.facts.dataWhereabouts.value).to.contain('Microsoft Azure i Tyskland');
    expect(incident.facts.systemsDescription.value).to.contain(incident.fromRegister.system.name);
  });

  it('says whom to call, in which language people are written to, and what was promised', async () => {
    await use(register('wepack'));
    const { fromRegister } = await story.read(await story.open({ system: 'web-analytics' }));
    expect(fromRegister.system).to.include({ key: 'web-analytics', role: 'controller' });
    expect(fromRegister.processors.map(({ name }: { name: string }) => name)).to.deep.equal(['Piwik PRO']);
    expect(fromRegister.languages).to.deep.equal(['nb']);
    expect(fromRegister.promises[0]).to.deep.include({ key: 'tell-people-in-writing', to: 'people' });
    expect(fromRegister.promises.map(({ trigger }: { trigger: string }) => trigger)).not.to.include(
      'inquiry',
    );
  });

  it('counts people only where every group has a usual number', async () => {
    const document = register('wepack');
    for (const group of document.peopleGroups) if (group.key === 'customers') group.usualCount = 1200;
    for (const system of document.systems)
      if (system.key === 'website') system.peopleGroups = ['website-visitors', 'customers'];
    await use(document);
    const one = await story.read(await story.open({ system: 'customer-register' }));
    expect(one.facts.peopleCount).to.include({ value: 1200, certainty: 'estimated', source: 'register' });
    const some = await story.read(await story.open({ system: 'website' }));
    expect(some.facts).not.to.have.property('peopleCount');
  });

  it('shows which traces vanish and when, counted anew once the beginning is known', async () => {
    await use(register('wp-hosting'));
    const id = await story.open({ system: 'customer-register' });
    const vanishing = async () => {
      const { fromRegister } = await story.read(id);
      return fromRegister.evidence.find(
        ({ retention }: { retention: string }) => retention === 'server-logs',
      );
    };
    expect((await vanishing()).vanishesAt).to.equal('2027-05-20T08:00:00.000Z');
    await story.hanna('PATCH', `/api/v1/incidents/${id}/facts`, {
      body: { breachBegan: { certainty: 'known', value: '2026-06-01T10:00:00+02:00' } },
    });
    expect((await vanishing()).vanishesAt).to.equal('2026-12-01T09:00:00.000Z');
    expect((await story.read(id)).fromRegister.bounds[0]).to.include({ period: 'P3M' });
  });

  it('has a clock for each trace that will be deleted, sooner once the breach is known to have begun earlier', async () => {
    await use(register('wp-hosting'));
    const id = await story.open({ system: 'customer-register', awareAt: '2026-11-20T09:00:00.000Z' });
    const clocks = async () =>
      ((await story.read(id)).deadlines as { kind: string; status: string; dueAt: string }[])
        .filter(
          ({ kind, status }) => kind === 'evidence.deletion' && (status === 'armed' || status === 'overdue'),
        )
        .map(({ dueAt }) => dueAt);
    const { evidence } = (await story.read(id)).fromRegister;
    expect(evidence.length).to.be.greaterThan(0);
    expect(await clocks()).to.have.members(
      evidence.map(({ vanishesAt }: { vanishesAt: string }) => vanishesAt),
    );
    const began = (value: string) =>
      story.hanna('PATCH', `/api/v1/incidents/${id}/facts`, {
        body: { breachBegan: { certainty: 'known', value } },
      });
    expect((await began('2026-06-01T10:00:00+02:00')).status).to.equal(200);
    expect(await clocks()).to.include('2026-12-01T09:00:00.000Z');
    // Begun later than thought: nobody is told to take more time.
    const before = await clocks();
    expect((await began('2026-10-01T10:00:00+02:00')).status).to.equal(200);
    expect(await clocks()).to.have.members(before);
    // What is going already is due at once.
    expect((await began('2026-01-01T10:00:00+01:00')).status).to.equal(200);
    expect(await clocks()).to.include('2026-11-20T09:00:00.000Z');
    expect((await verifyRecord(story.service.pool)).faults).to.deep.equal([]);
  });

  it('gives way to what a person says; the journal has both, and proves the state', async () => {
    await use(register('wepack'));
    const id = await story.open({ system: 'web-analytics' });
    await story.hanna('PATCH', `/api/v1/incidents/${id}/facts`, {
      body: {
        peopleCategories: { certainty: 'known', value: ['Kunder'] },
        dataCategories: { certainty: 'known', value: ['Navn'], source: 'Loggen hos Piwik PRO' },
      },
    });
    const { facts, version } = await story.read(id);
    expect(facts.peopleCategories).to.include({ certainty: 'known', source: null });
    expect(facts.dataCategories).to.include({ source: 'Loggen hos Piwik PRO' });
    expect(facts.dataWhereabouts).to.include({ source: 'register' });
    const entries = (await story.journal(id)).filter(({ type }) => type === 'facts.recorded');
    expect(entries).to.have.lengthOf(2);
    expect(entries[1].entry.event.changes[0]).to.deep.include({
      key: 'peopleCategories',
      from: { value: ['Besøkende på nettstedet'], certainty: 'estimated', source: 'register' },
      to: { value: ['Kunder'], certainty: 'known' },
    });
    expect(version).to.equal(entries[1].entry.version);
    expect((await verifyRecord(story.service.pool)).faults).to.deep.equal([]);
  });

  it('keeps how a processor is reached from those who may not read contacts', async () => {
    const document = register('wepack');
    for (const processor of document.processors) processor.contact = { phone: '0047 22 00 00 00' };
    await use(document);
    const id = await story.open({ system: 'web-analytics' });
    const aud = await story.person('Aud', 'auditor');
    const seen = (await aud('GET', `/api/v1/incidents/${id}`)).body.fromRegister.processors;
    expect(seen).to.have.lengthOf(1);
    expect(seen[0]).to.include({ name: 'Piwik PRO', contact: null });
    expect((await story.read(id)).fromRegister.processors[0].contact.phone).to.equal('0047 22 00 00 00');
  });

  it('is filled in for a reporter too, who sees of it no more than where it stands', async () => {
    await use(register('wepack'));
    const rolf = await story.person('Rolf', 'reporter');
    const opened = await rolf('POST', '/api/v1/incidents', {
      body: {
        title: 'Mistanke',
        description: 'Noe er rart.',
        role: 'controller',
        detectedAt: '2026-11-20T08:00:00Z',
        system: 'web-analytics',
      },
    });
    expect(opened.status, JSON.stringify(opened.body)).to.equal(201);
    const again = await rolf('GET', `/api/v1/incidents/${opened.body.id}`);
    for (const { body } of [opened, again])
      expect(body).to.deep.include({ system: 'web-analytics', facts: {}, fromRegister: null });
    const { facts, owner, fromRegister } = await story.read(opened.body.id);
    expect(owner).to.equal(null);
    expect(facts.peopleCategories).to.include({ source: 'register', recordedBy: 'Rolf' });
    expect(fromRegister.system.key).to.equal('web-analytics');
    expect((await verifyRecord(story.service.pool)).faults).to.deep.equal([]);
  });

  it('is there for a guest of the case without the ways to a processor, and for nobody outside it', async () => {
    const document = register('wepack');
    for (const processor of document.processors) processor.contact = { phone: '0047 22 00 00 00' };
    await use(document);
    const id = await story.open({ system: 'web-analytics' });
    const { body: token } = await story.admin('POST', '/api/v1/tokens', {
      body: { name: 'Advokat', role: 'guest', incident: id, expiresAt: '2026-12-01T00:00:00Z' },
    });
    const guest = clientFor(story.url, token.token);
    const at = `/api/v1/incidents/${id}`;
    const facts = { whatHappened: { certainty: 'known', value: 'Et skript sto åpent.' } };
    for (const answer of [await guest('GET', at), await guest('PATCH', `${at}/facts`, { body: facts })]) {
      expect(answer.body.facts.peopleCategories).to.include({ source: 'register' });
      expect(answer.body.fromRegister.processors[0]).to.include({ name: 'Piwik PRO', contact: null });
      expect(JSON.stringify(answer.body)).not.to.include('22 00 00 00');
    }
    const restricted = await story.open({ system: 'web-analytics' });
    const access = { body: { restricted: true, people: [] } };
    expect((await story.hanna('PUT', `/api/v1/incidents/${restricted}/access`, access)).status).to.equal(200);
    for (const outside of [guest, story.pia, story.admin]) {
      const { status, body } = await outside('GET', `/api/v1/incidents/${restricted}`);
      expect([status, JSON.stringify(body).includes('Piwik')]).to.deep.equal([404, false]);
    }
  });

  it('records nothing where no system is named, and nothing of the register', async () => {
    await use(register('wepack'));
    const incident = await story.read(await story.open());
    expect(incident.facts).to.deep.equal({});
    expect(incident).to.include({ fromRegister: null, version: 1 });
  });

  it('still opens where the system has since left the register', async () => {
    await use(register('wepack'));
    const id = await story.open({ system: 'web-analytics' });
    await use(register('blank'));
    const incident = await story.read(id);
    expect(incident.fromRegister).to.equal(null);
    expect(incident.facts.peopleCategories.value).to.deep.equal(['Besøkende på nettstedet']);
  });
});

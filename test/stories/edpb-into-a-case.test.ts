import { expect } from 'chai';
import type { EdpbDocument } from '../../src/authority/exchange/field-types.ts';
import { personNumber } from '../support/approved-notice.ts';
import { smallDocument } from '../support/edpb-document.ts';
import { fault } from '../support/stand-ins/faults.ts';
import { assessedIncident, filedReport, startStory, type Story, submittedNotice } from '../support/story.ts';

const known = (value: unknown) => ({ certainty: 'known', value });

describe("the EDPB's numbering within a case", () => {
  let story: Story;
  before(async () => {
    story = await startStory({ now: '2026-11-20T09:00:00.000Z' });
  });
  after(() => story.close());

  const draftOf = async (id: string): Promise<EdpbDocument['fields']> =>
    (await story.hanna('GET', `/api/v1/incidents/${id}/reports/authority/edpb?content=draft`)).body.fields;
  const record = (id: string, body: object) =>
    story.hanna('PATCH', `/api/v1/incidents/${id}/facts`, { body });
  const compare = (id: string, document: object) =>
    story.hanna('POST', `/api/v1/incidents/${id}/edpb/comparison`, { body: { document } });
  const take = async (id: string, document: object, keys: string[], version?: number) =>
    story.hanna('POST', `/api/v1/incidents/${id}/edpb/facts`, {
      body: { document, keys },
      version: version ?? ((await story.read(id)).version as number),
    });
  const faults = (answer: { body: { errors: { pointer: string }[] } }): string[] =>
    answer.body.errors.map(({ pointer }) => pointer);

  it('gives each other party its own role, also where two have the same', async () => {
    const id = await story.open();
    await record(id, {
      otherPartiesInvolved: known(true),
      otherParties: known([
        { role: 'processor', name: 'Netlify' },
        { role: 'joint-controller', name: 'Søsterfirmaet' },
        { role: 'processor', name: 'Intility', contact: 'vakt@intility.example' },
      ]),
    });
    const fields = await draftOf(id);
    expect(fields).to.deep.include({
      39: ['processor', 'joint-controller', 'processor'],
      40: ['Netlify', 'Søsterfirmaet', 'Intility'],
      41: [null, null, 'vakt@intility.example'],
    });
    const document = {
      ...smallDocument,
      fields: { ...smallDocument.fields, 38: 'a', 39: fields[39], 40: fields[40], 41: fields[41] },
    };
    const other = await story.open();
    expect((await take(other, document, ['otherParties'])).status).to.equal(200);
    expect((await story.read(other)).facts.otherParties.value).to.deep.equal(
      (await story.read(id)).facts.otherParties.value,
    );
    const short = { ...document, fields: { ...document.fields, 39: ['processor'] } };
    expect(faults(await compare(other, short))).to.include('/document/fields/41');
  });

  it('says that people were told on the day on which the first was, and in Norwegian why not all', async () => {
    const id = await assessedIncident(story, 'high');
    await submittedNotice(story, id, [personNumber(1, 'email'), { name: 'Uten adresse' }]);
    await story.say(story.pia, id, { type: 'notice.approved' });
    // Approved, and taken by nobody yet.
    expect(await draftOf(id)).to.include({ 97: 'b' });
    story.mail.faults.for('person.1@example.no', fault.tooMany(3600));
    await story.service.runOnce();
    expect(await draftOf(id)).to.include({ 97: 'b' });
    story.clock.forward(24);
    await story.service.runOnce();
    const fields = await draftOf(id);
    expect(fields).to.include({ 97: 'a', 98: '2026-11-21', 102: 'b' });
    expect(fields[103]).to.equal('1 av 2 har fått beskjed. For 0 er det uvisst, og 1 er ikke nådd.');
    story.clock.forward(-24);
  });

  it('gives a frozen notice by its id, the same each time whatever comes after', async () => {
    const id = await assessedIncident(story, 'risk');
    await filedReport(story, id);
    const [version] = (await story.hanna('GET', `/api/v1/incidents/${id}/reports`)).body.items;
    const path = `/api/v1/incidents/${id}/reports/${version.id}/edpb`;
    const first = await story.hanna('GET', path);
    expect(first.status).to.equal(200);
    await record(id, { peopleCount: known(4711) });
    const second = await story.hanna('GET', path);
    expect(JSON.stringify(second.body)).to.equal(JSON.stringify(first.body));
    expect(await draftOf(id)).to.include({ 68: 4711 });
    const unknown = `/api/v1/incidents/${id}/reports/${crypto.randomUUID()}/edpb`;
    expect((await story.hanna('GET', unknown)).status).to.equal(404);
  });

  describe('a document that is brought', () => {
    let id: string;
    const document = {
      ...smallDocument,
      fields: { ...smallDocument.fields, 52: '2026-11-20', 62: 'Slik står det i filen.', 72: 'a', 73: 12 },
    };
    before(async () => {
      id = await story.open();
      await record(id, {
        whatHappened: known('Slik står det i saken.'),
        toldAt: known('2026-11-20T07:30:00.000Z'),
        discovery: known('by-processor'),
        peopleCount: { certainty: 'to-be-determined' },
      });
    });

    it('is shown fact by fact, and writes nothing', async () => {
      const before = await story.read(id);
      const { status, body } = await compare(id, document);
      expect(status, JSON.stringify(body)).to.equal(200);
      const of = (key: string) => body.items.find((item: { key: string }) => item.key === key);
      expect(of('whatHappened')).to.deep.equal({
        key: 'whatHappened',
        standing: 'differs',
        from: known('Slik står det i saken.'),
        to: known('Slik står det i filen.'),
      });
      expect(of('recordsCount')).to.deep.include({ standing: 'new', from: null, to: known(12) });
      expect(of('peopleCount').standing).to.equal('new');
      // The template asks for the day, and we know the hour of it.
      expect(of('toldAt').standing).to.equal('same');
      expect(of('discovery').standing).to.equal('same');
      expect(body.notTaken).to.deep.include({ field: 12, belongs: 'organisation' });
      expect(await story.read(id)).to.deep.equal(before);
    });

    it('gives the facts that were chosen, with their source, and no others', async () => {
      const { status, body } = await take(id, document, ['recordsCount']);
      expect(status, JSON.stringify(body)).to.equal(200);
      const { facts, version } = await story.read(id);
      expect(body.version).to.equal(version);
      expect(facts.recordsCount).to.include({ value: 12, source: 'edpb-2026-draft-1.0' });
      expect(facts.whatHappened.value).to.equal('Slik står det i saken.');
      expect(facts.toldAt.value).to.equal('2026-11-20T07:30:00.000Z');
      const entry = (await story.journal(id)).at(-1);
      expect(entry.entry.event.changes.map(({ key }: { key: string }) => key)).to.deep.equal([
        'recordsCount',
      ]);
    });

    it('is refused where the case moved on, names what it does not tell, or breaks a rule', async () => {
      const before = await story.read(id);
      expect((await take(id, document, ['whatHappened'], 1)).status).to.equal(412);
      const untold = await take(id, document, ['whatHappened', 'mainCause']);
      expect([untold.status, faults(untold)]).to.deep.equal([422, ['/keys/1']]);
      const broken = { ...document, fields: { ...document.fields, 62: undefined, 81: ['a'] } };
      for (const answer of [await compare(id, broken), await take(id, broken, ['whatHappened'])])
        expect([answer.status, faults(answer)]).to.deep.equal([
          422,
          ['/document/fields/62', '/document/fields/81'],
        ]);
      const withdrawal = {
        ...smallDocument,
        fields: {
          3: 'b',
          4: 'c',
          5: 'To ganger.',
          6: 'AR1',
          12: 'WEPACK AS',
          13: { name: 'x' },
          21: 'a',
          22: { name: 'x' },
          23: 'a',
          38: undefined,
        },
      };
      const taken = await compare(id, JSON.parse(JSON.stringify(withdrawal)) as object);
      expect([taken.status, faults(taken)]).to.deep.equal([422, ['/document/fields/4']]);
      expect(await story.read(id)).to.deep.equal(before);
    });
  });
});

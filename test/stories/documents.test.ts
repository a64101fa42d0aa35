import { createHash } from 'node:crypto';
import { expect } from 'chai';
import { parse } from 'csv-parse/sync';
import { canonicalJson } from '../../src/journal/chain.ts';
import { pdf } from '../support/sample-files.ts';
import { formOf } from '../support/upload.ts';
import { partsOf } from '../support/zip.ts';
import { assessedIncident, filedReport, startStory, type Story, submittedNotice } from '../support/story.ts';

const isPdf = (bytes: Buffer, language: string): boolean =>
  bytes.subarray(0, 5).toString('latin1') === '%PDF-' &&
  bytes.toString('latin1').includes(`/Lang (${language})`);
const hashOf = (record: Record<string, unknown>): string => {
  const { createdAt, hash, ...content } = record;
  expect([createdAt, hash]).to.have.length(2);
  return createHash('sha256').update(canonicalJson(content)).digest('hex');
};

/** Planted: nothing of it may stand in any document. */
const people = [
  { name: 'Kari Plantet', email: 'kari.plantet@example.no', language: 'nb' },
  { name: 'Ola Plantet', email: 'ola.plantet@example.no', language: 'nn' },
  { name: 'Uten Plantet' },
];

describe('the documents of a case', () => {
  let story: Story;
  let id: string;
  const get = (path: string) => story.hanna('GET', `/api/v1/incidents/${id}/${path}`);
  before(async () => {
    story = await startStory();
    id = await assessedIncident(story);
  });
  after(() => story.close());

  it('have nothing to prove before a notice to the people is approved', async () => {
    for (const format of ['pdf', 'json', 'csv']) {
      const answer = await get(`notice/proof?format=${format}`);
      expect([answer.status, answer.body.code]).to.deep.equal([409, 'notice-not-approved']);
    }
  });

  it('list the files of the case by kind and hash, never by name, and say which are exempt', async () => {
    const content = pdf('Kvittering for Yngvild Plantet');
    const file = { name: 'Kvittering Plantet.pdf', content, type: 'application/pdf' };
    const fields = { kind: 'ransom-note', disclosure: 'exempt', basis: 'offentleglova § 24' };
    const sent = await story.hanna('POST', `/api/v1/incidents/${id}/attachments`, formOf(fields, file));
    expect(sent.status, JSON.stringify(sent.body)).to.equal(201);
    const kept = {
      kind: 'ransom-note',
      size: content.length,
      sha256: createHash('sha256').update(content).digest('hex'),
      disclosure: 'exempt',
      basis: 'offentleglova § 24',
    };
    const { body: record } = await get('documentation?format=json');
    expect(record.attachments[0]).to.deep.include({
      ...kept,
      id: sent.body.id,
      by: 'Hanna',
      withdrawn: null,
    });
    const { body: report } = await get('reports/authority?format=json');
    expect(report.attachments).to.deep.equal([kept]);
  });

  it('document the breach after art. 33(5): facts, decisions, notices, clocks, all by name', async () => {
    await story.say(story.hanna, id, { type: 'report.submitted' });
    await story.say(story.pia, id, { type: 'report.returned', reason: 'Skriv når det begynte.' });
    story.clock.forward(1);
    await filedReport(story, id);
    await submittedNotice(story, id, people);
    await story.say(story.pia, id, { type: 'notice.approved' });
    await story.service.runOnce();
    const { body } = await get('documentation?format=json');
    expect(body.format).to.equal('varsla-internal-documentation@1');
    expect(body.incident).to.include({ openedBy: 'Hanna', owner: 'Hanna', standing: 'open' });
    expect(body.facts.map(({ key }: { key: string }) => key)).to.include.members([
      'whatHappened',
      'mitigation',
    ]);
    expect(body.unanswered).to.include('mainCause');
    expect(
      body.notices.map((one: { returned: unknown; filed: unknown }) => [!!one.returned, !!one.filed]),
    ).to.deep.equal([
      [true, false],
      [false, true],
    ]);
    expect(body.notices[1].filed).to.include({ channel: 'altinn', reference: 'AR123456789', by: 'Hanna' });
    expect(body.notices[1].approved.by).to.equal('Pia');
    expect(body.decisions.map(({ event }: { event: string }) => event)).to.include.members([
      'breach.confirmed',
      'risk.assessed',
    ]);
    const notified = body.deadlines.find(({ kind }: { kind: string }) => kind === 'authority.notice');
    expect(notified).to.include({ outcome: 'met', basis: 'GDPR art. 33(1)' });
    expect(body.people.lists[0]).to.include({ people: 3, by: 'Hanna' });
    const journal = await story.journal(id);
    expect(body.timeline).to.have.length(journal.length);
    expect(body.journal).to.deep.equal({
      position: journal.length,
      hash: journal.at(-1)?.hash as string,
    });
    expect(body.hash, 'anybody can calculate it').to.equal(hashOf(body));
    expect(JSON.stringify(body)).not.to.contain('lantet');
  });

  it('are PDF files in three languages, with the same bytes while nothing changes', async () => {
    for (const path of ['documentation', 'notice/proof'])
      for (const [language, tag] of [
        ['nb', 'nb-NO'],
        ['nn', 'nn-NO'],
        ['en', 'en-GB'],
      ] as const) {
        const first = await get(`${path}?language=${language}`);
        expect(first.status, path).to.equal(200);
        expect(first.headers.get('content-type')).to.equal('application/pdf');
        expect(first.headers.get('content-disposition')).to.match(/filename="?AV-\d+-\d+-[\w-]+\.pdf/);
        expect(isPdf(first.body, tag), path).to.equal(true);
        expect((await get(`${path}?language=${language}`)).body.equals(first.body)).to.equal(true);
      }
    const hash = (await get('documentation?format=json')).body.hash;
    story.clock.forward(1 / 60);
    expect((await get('documentation?format=json')).body.hash, 'the time is not the content').to.equal(hash);
  });

  it('prove that the people were told, by counts, texts and hashes, in sums that add up', async () => {
    await story.service.runOnce();
    const { body } = await get('notice/proof?format=json');
    const { people: all, delivered, handedOver, unknown, notTold, open } = body.people;
    expect(all).to.equal(3);
    expect(delivered + handedOver + unknown + notTold + open).to.equal(all);
    expect({ handedOver, notTold }).to.deep.equal({ handedOver: 2, notTold: 1 });
    expect(body.told.approved.by).to.equal('Pia');
    expect(body.told.lists.at(-1).hash).to.match(/^[0-9a-f]{64}$/);
    expect(
      body.texts.map(({ language, channel }: Record<string, string>) => `${language} ${channel}`),
    ).to.include.members(['nb email', 'nb sms', 'nn email', 'nn sms']);
    for (const { language, channel, subject, text, hash } of body.texts) {
      const content = subject === null ? { text } : { subject, text };
      expect(hash, `${language} ${channel}`).to.equal(
        createHash('sha256').update(canonicalJson(content)).digest('hex'),
      );
    }
    const sum = (
      list: { messages?: number; handedOver?: number }[],
      key: 'messages' | 'handedOver',
    ): number => list.reduce((total, one) => total + (one[key] ?? 0), 0);
    expect(sum(body.channels, 'messages')).to.equal(2);
    expect(sum(body.days, 'handedOver')).to.equal(2);
    expect(body.hash).to.equal(hashOf(body));
    expect(JSON.stringify(body)).not.to.contain('lantet');
  });

  it('list each message by its ids in a CSV that a spreadsheet reads, without names or addresses', async () => {
    const answer = await get('notice/proof?format=csv&language=nb');
    expect(answer.headers.get('content-type')).to.equal('text/csv; charset=utf-8');
    const text = (answer.body as Buffer).toString();
    expect(text.charCodeAt(0), 'Excel takes it for Windows-1252 otherwise').to.equal(0xfeff);
    const rows: Record<string, string>[] = parse(text, { bom: true, columns: true, delimiter: ';' });
    const deliveries = (await story.deliveries(id)).items as {
      id: string;
      personId: string;
      state: string;
    }[];
    expect(rows.map((row) => [row['Melding'], row['Person'], row['Tilstandskode']])).to.deep.equal(
      deliveries.map((one) => [one.id, one.personId, one.state]),
    );
    for (const row of rows) {
      expect(row['Kanal']).to.equal('e-post');
      expect(row['Overlevert (UTC)']).to.match(/^2026-11-20T\d\d:\d\d:\d\d\.\d{3}Z$/);
    }
    expect(text).not.to.contain('lantet');
  });

  it('give the notice as a Word document, a draft before it is sent for approval and a copy after', async () => {
    const marks: string[] = [];
    for (const content of ['draft', 'latest']) {
      const answer = await get(`reports/authority?format=docx&content=${content}`);
      expect(answer.headers.get('content-type')).to.contain('wordprocessingml');
      const header = partsOf(answer.body).find(({ name }) => name === 'word/header1.xml');
      marks.push(/<w:t[^>]*>([^<]+)/.exec(header?.content.toString() ?? '')?.[1] ?? '');
    }
    expect(marks).to.deep.equal(['UTKAST', 'ARBEIDSKOPI']);
  });

  it('document a suspicion that was no breach, and whoever may not read the case gets none of it', async () => {
    const none = await story.open();
    await story.say(story.hanna, none, { type: 'incident.dismissed', reason: 'Filen var tom.' });
    const { body } = await story.hanna('GET', `/api/v1/incidents/${none}/documentation?format=json`);
    expect(body.incident).to.include({ standing: 'dismissed', summary: 'Filen var tom.' });
    const reporter = await story.person('Rita', 'reporter');
    for (const path of ['documentation', 'notice/proof', 'notice/proof?format=csv']) {
      const refused = await reporter('GET', `/api/v1/incidents/${id}/${path}`);
      expect(refused.status, path).to.equal(403);
    }
    const odd = await get('documentation?language=sv');
    expect([odd.status, odd.body.errors[0].pointer]).to.deep.equal([422, '?language']);
  });
});

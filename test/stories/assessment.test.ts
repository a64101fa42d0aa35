import { createHash } from 'node:crypto';
import { expect } from 'chai';
import { verifyRecord } from '../../src/verify-record.ts';
import { type Answer, type Api, createTestService, type TestService } from '../support/service.ts';
import { factsOfPicture } from '../workflows/assessment/facts-of-picture.ts';
import { annexB, workedCases } from '../workflows/assessment/worked-cases.ts';

const opening = {
  title: 'En sak',
  description: 'Noe skjedde.',
  detectedAt: '2026-11-20T08:00:00.000Z',
  role: 'controller',
};

/** A reason for everything that somebody chose. */
const reasons = Object.fromEntries(
  ['context', 'identification', 'confidentiality', 'integrity', 'availability', 'intent'].map((part) => [
    part,
    `Fordi ${part}.`,
  ]),
);

describe('assessing the risk', () => {
  let varsla: TestService;
  let hanna: Api;

  before(async () => {
    varsla = await createTestService();
    hanna = await varsla.person('Hanna', 'handler');
  });
  after(() => varsla.close());

  const open = async (facts: object, body: object = {}): Promise<string> => {
    const { body: opened } = await hanna('POST', '/api/v1/incidents', { body: { ...opening, ...body } });
    const recorded = await hanna('PATCH', `/api/v1/incidents/${opened.id}/facts`, { body: facts });
    expect(recorded.status, JSON.stringify(recorded.body)).to.equal(200);
    return opened.id as string;
  };
  const preview = async (id: string, language = 'nb'): Promise<Answer['body']> =>
    (await hanna('GET', `/api/v1/incidents/${id}/assessments/preview?language=${language}`)).body;
  const outcomeOf = ({ duties }: Answer['body'], name: string): string =>
    (duties as { duty: string; outcome: string }[]).find(({ duty }) => duty === name)?.outcome ?? '';
  const assess = (id: string, choices: object, query = '') =>
    hanna('POST', `/api/v1/incidents/${id}/assessments${query}`, { body: { choices } });

  const publicOutcome = {
    unlikely: ['not-owed', 'not-owed'],
    risk: ['owed', 'not-owed'],
    high: ['owed', 'owed'],
  };

  for (const { name, picture, outcome } of workedCases)
    it(`proposes as published: ${name}`, async () => {
      const shown = await preview(await open(factsOfPicture({ nature: ['confidentiality'], ...picture })));
      expect(outcomeOf(shown, 'document')).to.equal('owed');
      expect([outcomeOf(shown, 'authority'), outcomeOf(shown, 'people')]).to.deep.equal(
        publicOutcome[outcome],
      );
    });

  for (const { name, picture, outcomes } of annexB)
    it(`proposes within what Annex B publishes: ${name}`, async () => {
      const shown = await preview(await open(factsOfPicture(picture)));
      expect(outcomes.map((each) => publicOutcome[each])).to.deep.include([
        outcomeOf(shown, 'authority'),
        outcomeOf(shown, 'people'),
      ]);
    });

  const laptop = factsOfPicture({
    nature: ['confidentiality'],
    exposure: 'likely',
    recipients: 'unknown',
    protection: 'strong',
    intent: 'malicious',
    dataKinds: [{ class: 'financial', circumstance: 'ordinary' }],
    identifiers: ['name-with-details'],
    vulnerablePeople: false,
    peopleCount: 9,
  });

  it('asks for a reason for every choice, each fault at its choice, and keeps nothing without', async () => {
    const id = await open(laptop);
    const refused = await assess(id, { integrity: 'Ingen endring.' });
    expect(refused.status).to.equal(422);
    // The unknown recipients were taken as the worst, and the kind of data brought its reason: neither is asked for.
    expect(refused.body.errors.map(({ pointer }: { pointer: string }) => pointer)).to.have.members([
      '/choices/identification',
      '/choices/intent',
      '/choices/integrity',
    ]);
    expect((await hanna('GET', `/api/v1/incidents/${id}/assessments`)).body.items).to.deep.equal([]);
    expect((await assess(id, { identification: ' ' })).body.errors[0].pointer).to.equal(
      '/choices/identification',
    );
  });

  it('keeps every version with its facts, under a hash that the journal names', async () => {
    const id = await open(laptop);
    const { integrity: _i, availability: _a, ...choices } = reasons;
    const first = await assess(id, choices);
    expect(first.status, JSON.stringify(first.body)).to.equal(201);
    await hanna('PATCH', `/api/v1/incidents/${id}/facts`, {
      body: { peopleCount: { certainty: 'known', value: 3572 }, ...factsOfPicture({ key: 'safe' }) },
    });
    const second = await assess(id, choices);
    expect([first.body.number, second.body.number]).to.deep.equal([1, 2]);
    expect([first.body.risk, second.body.risk]).to.deep.equal(['high', 'unlikely']);

    const { items } = (await hanna('GET', `/api/v1/incidents/${id}/assessments`)).body;
    expect(items.map(({ id: each }: { id: string }) => each)).to.deep.equal([second.body.id, first.body.id]);
    expect(items[0].outdated).to.deep.equal([]);
    expect(items[1].outdated).to.have.deep.members([
      { key: 'peopleCount', from: 9, to: 3572 },
      { key: 'protectionKey', from: null, to: 'safe' },
    ]);
    const shown = (await hanna('GET', `/api/v1/incidents/${id}/assessments/${first.body.id}`)).body;
    expect(shown.severity.choices.find(({ part }: { part: string }) => part === 'intent')).to.deep.include({
      chosen: 'malicious',
      reason: 'Fordi intent.',
      assumed: false,
    });
    expect(shown.facts.find(({ key }: { key: string }) => key === 'peopleCount')).to.deep.include({
      value: 9,
      certainty: 'known',
      recordedBy: 'Hanna',
    });
    expect(shown.madeBy).to.equal('Hanna');

    const { items: journal } = (await hanna('GET', `/api/v1/incidents/${id}/journal`)).body;
    const made = journal.filter(({ type }: { type: string }) => type === 'assessment.made');
    expect(made.map((one: Answer['body']) => one.entry.event.hash)).to.deep.equal([
      first.body.hash,
      second.body.hash,
    ]);
    const { rows } = await varsla.database.pool.query<{ body: string }>(
      'select body from assessments where id = $1',
      [first.body.id],
    );
    expect(
      createHash('sha256')
        .update(rows[0]?.body ?? '')
        .digest('hex'),
    ).to.equal(first.body.hash);
    expect((await verifyRecord(varsla.database.pool)).faults).to.deep.equal([]);
  });

  it('finds out an assessment that was changed behind its back', async () => {
    const id = await open(laptop);
    const { integrity: _i, availability: _a, ...choices } = reasons;
    const made = await assess(id, choices);
    const change = (from: string, to: string) =>
      varsla.database.pool.query('update assessments set body = replace(body, $2, $3) where id = $1', [
        made.body.id,
        from,
        to,
      ]);
    await change('"risk":"high"', '"risk":"unlikely"');
    const { faults } = await verifyRecord(varsla.database.pool);
    await change('"risk":"unlikely"', '"risk":"high"');
    expect(faults).to.have.length(1);
    expect(faults[0]).to.contain('assessment 1');
  });

  it('says what is open and what would turn the outcome, in three languages', async () => {
    const id = await open(laptop);
    const key = async (language: string): Promise<Answer['body']> =>
      (await preview(id, language)).open.find(({ question }: { question: string }) => question === 'key');
    expect((await key('nb')).turns).to.deep.equal([
      {
        answer: 'safe',
        risk: 'unlikely',
        sentence:
          'Hvis nøkkelen er trygg: ingen plikt til å melde til Datatilsynet eller varsle de berørte; bruddet dokumenteres.',
      },
    ]);
    expect((await key('nn')).asks).to.equal('Er nøkkelen trygg?');
    expect((await key('en')).turns[0].sentence).to.match(/^If the key is safe: no duty/);
    expect((await hanna('GET', `/api/v1/incidents/${id}/assessments/preview?language=da`)).status).to.equal(
      422,
    );
  });

  it('gives every code its sentence in each language', async () => {
    const id = await open(factsOfPicture({ intent: 'accidental' }));
    for (const language of ['nb', 'nn', 'en']) {
      const text = JSON.stringify(await preview(id, language));
      expect(text, language).to.not.match(/"(sentence|name|asks|riskName)":""|\{\w+\}|undefined/);
    }
  });

  it('shows what the firm itself has promised beside the law, not only at a high risk', async () => {
    const admin = varsla.admin;
    const { body: register } = await admin('GET', '/api/v1/register');
    const promise = {
      key: 'told-of-breaches',
      names: {
        nb: 'Vi sier fra ved hvert brudd.',
        nn: 'Vi seier frå ved kvart brot.',
        en: 'We tell of every breach.',
      },
      to: 'people',
      basis: 'own policy',
      trigger: 'security-breach',
      channels: ['email'],
      within: 'PT72H',
      source: 'Vilkår 7',
    };
    const put = await admin('PUT', '/api/v1/register', { body: { promises: [promise] }, version: 0 });
    expect(put.status, JSON.stringify([put.body, register])).to.be.within(200, 299);
    const safe = { ...laptop, ...factsOfPicture({ key: 'safe' }) };
    const shown = await preview(await open(safe));
    expect(outcomeOf(shown, 'people')).to.equal('not-owed');
    expect(shown.promises).to.deep.equal([
      {
        key: 'told-of-breaches',
        to: 'people',
        basis: 'own policy',
        channels: ['email'],
        within: 'PT72H',
        source: 'Vilkår 7',
        sentence: 'Eget løfte, ved siden av loven: Vi sier fra ved hvert brudd.',
      },
    ]);
  });

  it('lets a decision name the assessment that it follows from, and no other incident’s', async () => {
    const id = await open(laptop);
    const { integrity: _i, availability: _a, ...choices } = reasons;
    const made = await assess(id, choices);
    await varsla.event(hanna, id, { type: 'breach.confirmed' });
    const other = await open(laptop);
    await varsla.event(hanna, other, { type: 'breach.confirmed' });
    const decision = {
      type: 'risk.assessed',
      level: 'high',
      reasoning: 'Som foreslått.',
      assessment: made.body.id,
    };
    expect((await varsla.event(hanna, other, decision)).status).to.equal(422);
    const decided = await varsla.event(hanna, id, decision);
    expect(decided.status, JSON.stringify(decided.body)).to.equal(200);
    const { items } = (await hanna('GET', `/api/v1/incidents/${id}/journal`)).body;
    expect(items.at(-1).entry.event).to.deep.include({ assessment: made.body.id, proposedLevel: 'high' });
  });
});

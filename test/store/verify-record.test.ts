import { expect } from 'chai';
import { verifyRecord } from '../../src/verify-record.ts';
import { createTestService, type TestService } from '../support/service.ts';

describe('the verification of the record', () => {
  let varsla: TestService;
  let id: string;

  beforeEach(async () => {
    varsla = await createTestService();
    const { body } = await varsla.admin('POST', '/api/v1/incidents', {
      body: {
        title: 'Lost laptop',
        description: 'Left on a train.',
        detectedAt: '2026-11-20T08:00:00Z',
        role: 'controller',
      },
    });
    ({ id } = body as { id: string });
    await varsla.event(varsla.admin, id, { type: 'breach.confirmed' });
    await varsla.event(varsla.admin, id, { type: 'risk.assessed', level: 'high', reasoning: 'Unencrypted.' });
    await varsla.service.runOnce();
  });
  afterEach(() => varsla.close());

  /** What somebody with the owner's rights could do: the trigger that guards the journal is theirs to switch off. */
  const tamper = async (sql: string): Promise<string[]> => {
    await varsla.database.pool.query(`alter table journal disable trigger journal_is_append_only; ${sql}`);
    return (await verifyRecord(varsla.database.pool)).faults;
  };

  it('finds nothing wrong in a record as Varsla wrote it', async () => {
    const found = await verifyRecord(varsla.database.pool);
    expect(found.faults).to.deep.equal([]);
    expect(found.streams).to.equal(2);
    expect(found.entries).to.be.greaterThan(4);
  });

  it('finds an entry that was altered', async () => {
    expect(
      await tamper(
        `update journal set body = replace(body, 'Unencrypted', 'Encrypted') where stream = '${id}'`,
      ),
    )
      .to.have.length(1)
      .and.satisfy(([fault]: string[]) => fault?.includes('does not fit the chain'));
  });

  it('finds entries that were cut off at the end', async () => {
    const faults = await tamper(
      `delete from journal where stream = '${id}' and position = (select max(position) from journal where stream = '${id}')`,
    );
    expect(faults[0]).to.match(/the chain ends at entry \d+, its head says \d+/);
  });

  it('finds a notice to the authority that was altered, or is gone', async () => {
    await varsla.event(varsla.admin, id, { type: 'report.submitted' });
    expect((await verifyRecord(varsla.database.pool)).faults).to.deep.equal([]);
    expect(
      await tamper(`update reports set content = replace(content, 'Unencrypted', 'Encrypted')`),
    ).to.deep.equal(['AV-2026-0001: notice 1 to the authority is not the one that its journal names']);
    expect(await tamper('delete from reports')).to.deep.equal([
      'AV-2026-0001: a notice to the authority that its journal names is gone',
    ]);
  });

  it('finds a state that its journal does not prove', async () => {
    const faults = await tamper(
      `update incidents set state = jsonb_set(state, '{context,risk}', '"unlikely"')`,
    );
    expect(faults).to.deep.equal(['AV-2026-0001: the stored state is not the one that its journal proves']);
  });
});

import { withTransaction } from '../src/db/transaction.ts';
import { type DoorDeps, passEvent } from '../src/incidents/door.ts';
import { lockIncident } from '../src/incidents/incidents.ts';
import { openIncident } from '../src/incidents/open-incident.ts';
import { recordFacts } from '../src/incidents/record-facts.ts';
import { reportEvent } from '../src/incidents/report-event.ts';
import { addHours } from '../workflows/deadlines.ts';

/** The kinds of event of one incident, over and over. */
export const cycle = ['risk: high', 'facts', 'reminder', 'facts', 'risk: unlikely', 'facts'] as const;

/** A worker goes from one of its incidents to the next with each event, so that no row is hot. */
export const incidentsPerWorker = 4;

/** Says for each worker what comes next: it goes on where it was, however often the rounds stop it. */
export const createTurns = () => {
  const turns = new Map<number, number>();
  return (worker: number) => {
    const turn = turns.get(worker) ?? 0;
    turns.set(worker, turn + 1);
    return {
      turn,
      incident: turn % incidentsPerWorker,
      kind: cycle[Math.floor(turn / incidentsPerWorker) % cycle.length] as (typeof cycle)[number],
    };
  };
};

const person = '00000000-0000-4000-8000-000000000001';
const reporter = { personId: person, role: 'handler' } as const;

/** A text of a usual length: what a person writes on such a matter. */
export const prose = (turn: number): string =>
  `Vurdering ${turn}: ${'Opplysningene omfatter navn, adresse og kundenummer. '.repeat(4)}`;

/** The whole door on incidents made for it: each call is one event, committed when the promise resolves. */
export const createOurDoor = async (deps: DoorDeps, workers: number) => {
  await deps.pool.query(
    `insert into persons (id, name, name_key, created_at) values ($1, 'Bench', 'bench', now())`,
    [person],
  );
  const detectedAt = new Date(deps.clock.now().getTime() - 80 * 3_600_000).toISOString();
  const open = () =>
    withTransaction(deps.pool, (tx) =>
      openIncident(
        deps,
        tx,
        { title: 'Kundeliste', description: prose(0), detectedAt, awareAt: detectedAt, role: 'controller' },
        reporter,
      ),
    );
  const ids: string[][] = [];
  for (let worker = 0; worker < workers; worker += 1) {
    const own: string[] = [];
    for (let count = 0; count < incidentsPerWorker; count += 1) own.push((await open()).id);
    ids.push(own);
  }
  const dueAt = addHours(detectedAt, 72);

  const next = createTurns();

  return async (worker: number): Promise<string> => {
    const { turn, incident, kind } = next(worker);
    const incidentId = ids[worker]?.[incident] ?? '';
    const asked = { incidentId, expectedVersion: undefined, reporter };
    if (kind === 'facts') {
      const fact = (value: string) => ({ certainty: 'known' as const, value });
      const body = { whatHappened: fact(prose(turn)), mainCause: fact(`Årsak ${turn}`) };
      await withTransaction(deps.pool, (tx) => recordFacts(deps, tx, { ...asked, body }));
    } else if (kind === 'reminder') {
      await withTransaction(deps.pool, async (tx) => {
        const locked = await lockIncident(tx, incidentId, true);
        if (!locked) throw new Error('an incident of another worker');
        await passEvent(deps, tx, locked, {
          type: 'deadline.passed',
          at: deps.clock.now().toISOString(),
          actor: { kind: 'system' },
          deadline: 'authority.notice',
          dueAt,
          step: 'overdue',
        });
      });
    } else {
      const level = kind === 'risk: high' ? 'high' : 'unlikely';
      await reportEvent(deps, {
        ...asked,
        make: (_tx, _incident, recorded) => ({
          ...recorded,
          // As it was recorded before approvals were asked for, so that one event settles the clocks.
          type: 'risk.assessed',
          level,
          reasoning: prose(turn),
        }),
      });
    }
    return kind;
  };
};

import { createHash, timingSafeEqual } from 'node:crypto';
import { Router } from 'express';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { ZodOpenApiPathsObject } from 'zod-openapi';
import { problemContent } from '../http/openapi.ts';
import { Problem } from '../problems.ts';
import type { Figures } from './figures.ts';

export interface MetricsDeps {
  /** Whoever reads must show it; undefined: nobody may read. */
  token: string | undefined;
  figures(): Promise<Figures>;
  /** Seconds since anybody last checked the deadlines; undefined before the first time. */
  sweepAge(): Promise<number | undefined>;
}

/** In which way the clocks of an incident can differ from its state, and be repaired. */
export const repairedKinds = ['missing', 'surplus', 'differs'] as const;
export type RepairedKind = (typeof repairedKinds)[number];

export interface Metrics {
  router: Router;
  fired(latenessSeconds: number): void;
  failed(): void;
  /** A clock that was not as its incident demands, and is now. */
  repaired(what: RepairedKind): void;
}

const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest();

/**
 * `GET /metrics` for Prometheus. What is counted in the database is the same from every process (take `max`); what
 * this process did itself (lateness, fired, failed) adds up over processes (take `sum`). Labels are names of queues
 * and states: no person, no incident.
 */
export const createMetrics = (deps: MetricsDeps): Metrics => {
  const registry = new Registry();
  const registers = [registry];
  const gauge = <Label extends string = never>(name: string, help: string, labelNames: Label[] = []) =>
    new Gauge({ name: `varsla_${name}`, help, labelNames, registers });
  const age = gauge('sweep_age_seconds', 'Seconds since the deadlines were last checked, by any process');
  const armed = gauge('deadlines_armed', 'Deadlines that run');
  const overdue = gauge('deadlines_overdue', 'Deadlines that run and are past');
  const unacknowledged = gauge('alerts_unacknowledged', 'Alerts that nobody has acknowledged');
  const jobs = gauge('jobs_waiting', 'Jobs that wait, by queue', ['queue']);
  const deliveries = gauge('deliveries', 'Deliveries of notices to people, by state', ['state']);
  const lateness = new Histogram({
    name: 'varsla_deadline_lateness_seconds',
    help: 'From the instant at which a reminder fell due until it was given, by this process',
    buckets: [0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 300, 3600, 86_400],
    registers,
  });
  const fired = new Counter({
    name: 'varsla_deadlines_fired_total',
    help: 'Reminders that this process has given',
    registers,
  });
  const failed = new Counter({
    name: 'varsla_deadlines_failed_total',
    help: 'Reminders that this process could not give, and tries again',
    registers,
  });
  const repaired = new Counter({
    name: 'varsla_deadlines_repaired_total',
    help: 'Clocks that were not as their incidents demand, and that this process repaired, by what was wrong',
    labelNames: ['what'],
    registers,
  });
  // From 0: an increase from nothing at all would not be seen.
  for (const what of repairedKinds) repaired.inc({ what }, 0);

  const collect = async (): Promise<void> => {
    const [found, seconds] = await Promise.all([deps.figures(), deps.sweepAge()]);
    if (seconds === undefined) age.set(Number.NaN);
    else age.set(seconds);
    armed.set(found.armed);
    overdue.set(found.overdue);
    unacknowledged.set(found.unacknowledged);
    jobs.reset();
    for (const { queue, count } of found.jobs) jobs.set({ queue }, count);
    deliveries.reset();
    for (const { state, count } of found.deliveries) deliveries.set({ state }, count);
  };

  const router = Router();
  router.get('/metrics', async (request, response) => {
    const { token } = deps;
    if (!token) throw new Problem('not-configured', 'METRICS_TOKEN is not set.');
    const [, shown = ''] = /^Bearer (.+)$/i.exec(request.get('authorization') ?? '') ?? [];
    if (!timingSafeEqual(hashOf(shown), hashOf(token)))
      throw new Problem('unauthenticated', 'Send Authorization: Bearer with the value of METRICS_TOKEN.');
    await collect();
    response
      .set('Cache-Control', 'no-store')
      .type(registry.contentType)
      .send(await registry.metrics());
  });
  return {
    router,
    fired(latenessSeconds) {
      fired.inc();
      lateness.observe(Math.max(0, latenessSeconds));
    },
    failed: () => failed.inc(),
    repaired: (what) => repaired.inc({ what }),
  };
};

/** The metrics in the OpenAPI document. */
export const metricsPaths: ZodOpenApiPathsObject = {
  '/metrics': {
    get: {
      summary: 'Figures for Prometheus, with METRICS_TOKEN as bearer',
      tags: ['Health'],
      responses: {
        '200': {
          description: 'In the text format of Prometheus',
          content: { 'text/plain': { schema: { type: 'string' } } },
        },
        '401': { description: 'METRICS_TOKEN was not shown', content: problemContent },
        '500': { description: 'Our fault', content: problemContent },
        '503': { description: 'METRICS_TOKEN is not set', content: problemContent },
      },
    },
  },
};

import { mkdtemp, rm } from 'node:fs/promises';
import pg from 'pg';
import { parseConfig } from '/work/main/src/config.ts';
import { silentLog } from '/work/main/src/log.ts';
import { createService } from '/work/main/src/service.ts';
import { closedLoop } from '/work/main/bench/measure.ts';
import { createOurDoor } from '/work/main/bench/our-door.ts';
import { createBareDoor } from '/work/main/bench/bare-door.ts';
const spent = new Map<string, [number, number]>();
const orig = pg.Client.prototype.query as any;
let on = false;
(pg.Client.prototype as any).query = function (...a: any[]) {
  const r = orig.apply(this, a);
  if (on && r?.then) { const t = performance.now(); const k = (typeof a[0] === 'string' ? a[0].slice(0, 30) : a[0].name ?? a[0].text.slice(0, 30)).replace(/\s+/g, ' '); r.then(() => { const e = spent.get(k) ?? [0, 0]; spent.set(k, [e[0] + 1, e[1] + performance.now() - t]); }); }
  return r;
};
const dataDir = await mkdtemp('/tmp/varsla-prof-');
const service = await createService(parseConfig({ DATA_DIR: dataDir, PORT: '0' }), silentLog);
const ours = await createOurDoor(service.door, 16);
for (let i = 0; i < 24; i += 1) await ours(0);
const bare = await createBareDoor(service.pool, 16);
await closedLoop(1, 2, ours); await closedLoop(1, 2, bare);
for (const [name, door] of [['ours', ours], ['bare', bare]] as const) {
  spent.clear(); on = true; const r = await closedLoop(1, 4, door); on = false;
  console.log(name, r.perSecond.toFixed(0)); for (const [k, [n, t]] of spent) console.log('  ', k.padEnd(32), n, (t / n).toFixed(3));
}
await service[Symbol.asyncDispose](); await rm(dataDir, { recursive: true, force: true });

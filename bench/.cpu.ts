import { mkdtemp, rm } from 'node:fs/promises';
import { readFileSync, readdirSync } from 'node:fs';
import { parseConfig } from '/work/main/src/config.ts';
import { silentLog } from '/work/main/src/log.ts';
import { createService } from '/work/main/src/service.ts';
import { closedLoop } from '/work/main/bench/measure.ts';
import { createOurDoor } from '/work/main/bench/our-door.ts';
import { createBareDoor } from '/work/main/bench/bare-door.ts';
const dataDir = await mkdtemp('/tmp/varsla-prof-');
const service = await createService(parseConfig({ DATA_DIR: dataDir, PORT: '0' }), silentLog);
const ours = await createOurDoor(service.door, 16);
for (let i = 0; i < 24; i += 1) await ours(0);
const bare = await createBareDoor(service.pool, 16);
const pgcpu = (): number => { let sum = 0; for (const pid of readdirSync('/proc').filter((x) => /^\d+$/.test(x))) try { const cmd = readFileSync(`/proc/${pid}/cmdline`, 'utf8'); const stat = readFileSync(`/proc/${pid}/stat`, 'utf8'); if (/^postgres/.test(stat.split('(')[1]!) && (cmd.includes(dataDir) || cmd.includes('varsla varsla'))) { const f = stat.split(') ')[1]!.split(' '); sum += Number(f[11]) + Number(f[12]); } } catch {} return sum / 100; };
for (let round = 0; round < 3; round += 1) for (const [name, door] of [['ours', ours], ['bare', bare]] as const) {
  const c0 = process.cpuUsage(); const p0 = pgcpu();
  const r = await closedLoop(16, 3, door);
  const c = process.cpuUsage(c0); const p = pgcpu() - p0;
  const n = r.perSecond * 3;
  console.log(name, r.perSecond.toFixed(0), 'node ms/event', ((c.user + c.system) / 1e3 / n).toFixed(3), 'pg ms/event', (p * 1e3 / n).toFixed(3), 'busy', ((c.user + c.system) / 3e6).toFixed(2), (p / 3).toFixed(2));
}
await service[Symbol.asyncDispose](); await rm(dataDir, { recursive: true, force: true });

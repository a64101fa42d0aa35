/** A Varsla reduced to its database, to be killed by the tests: `node embedded-varsla.ts <dataDir>`. */
import { startEmbeddedPostgres } from '../../src/db/embedded/start-embedded-postgres.ts';
import { silentLog } from '../../src/log.ts';

const [dataDir = ''] = process.argv.slice(2);
const postgres = await startEmbeddedPostgres({ dataDir, log: silentLog });
process.once('SIGTERM', () => void postgres.stop());
process.stdout.write('ready\n');

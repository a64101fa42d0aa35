import { join, resolve } from 'node:path';

/** Where everything of one embedded cluster lies. `home` appears in one step, complete, or not at all. */
export interface ClusterPaths {
  dataDir: string;
  home: string;
  /** PostgreSQL's own data directory. */
  cluster: string;
  /** 256 random bits, mode 0600: the passwords of both roles are derived from it. */
  secret: string;
  /** The socket's folder, mode 0700, unless its path is too long for a socket. */
  socket: string;
  /** What the server last said of itself. It never holds statements or values. */
  log: string;
}

export const clusterPaths = (dataDir: string, home = join(resolve(dataDir), 'postgres')): ClusterPaths => ({
  dataDir: resolve(dataDir),
  home,
  cluster: join(home, 'cluster'),
  secret: join(home, 'secret'),
  socket: join(home, 'socket'),
  log: join(home, 'server.log'),
});

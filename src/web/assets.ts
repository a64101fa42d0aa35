import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import express, { Router } from 'express';

const own = (name: string): string => fileURLToPath(new URL(`./public/${name}`, import.meta.url));
const packaged = (name: string): string => fileURLToPath(import.meta.resolve(name));

/** What pages load, by the name in its address. All of it is served from here: no page asks another server. */
const files = {
  'varsla.css': own('varsla.css'),
  'varsla.js': own('varsla.js'),
  'varsla-mark.svg': fileURLToPath(new URL('../../templates/documents/varsla-mark.svg', import.meta.url)),
  'theme.css': packaged('@digdir/designsystemet-theme'),
  'designsystemet.css': packaged('@digdir/designsystemet-css'),
  'htmx.js': packaged('htmx.org').replace(/htmx\.js$/, 'htmx.min.js'),
};
type AssetName = keyof typeof files;

const hashes = new Map(
  Object.entries(files).map(([name, path]) => [
    name,
    createHash('sha256').update(readFileSync(path)).digest('base64url').slice(0, 10),
  ]),
);

/** Where a page finds a file. The address changes with the content, so a browser keeps it for good. */
export const assetUrl = (name: AssetName): string => `/assets/${name}?v=${hashes.get(name)}`;

/** Serves `/assets`: the named files, the font, and whatever else lies in `public/`. */
export const createAssets = (): Router => {
  const router = Router();
  for (const [name, path] of Object.entries(files))
    router.get(`/assets/${name}`, (request, response) => {
      const current = request.query['v'] === hashes.get(name);
      response.set('Cache-Control', current ? 'public, max-age=31536000, immutable' : 'public, max-age=60');
      response.sendFile(path, { cacheControl: false });
    });
  const font = dirname(packaged('@fontsource-variable/inter'));
  router.use('/assets/inter', express.static(font, { index: false, maxAge: '30d' }));
  router.use('/assets', express.static(own(''), { index: false, maxAge: '1m' }));
  router.use('/assets', (_request, response) => {
    response.status(404).end();
  });
  return router;
};

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Router } from 'express';
import type { Page } from 'playwright-core';
import { createAccessPages } from '../../src/web/access-pages.ts';
import { memberPages } from '../../src/web/member-pages.ts';
import type { WebDeps } from '../../src/web/web-deps.ts';
import { axeFindings, describeInBrowser } from './browser.ts';
import { gallery, openPicture } from './gallery.ts';
import { createGalleryScene, type GalleryScene } from './gallery-scene.ts';

/** A folder for pictures of what is tested, to be looked at. */
const pictures = process.env['PICTURES'];

/** Each width and each scheme once; what neither changes is looked at the first time. */
const looks = [
  ['desk', { width: 1280, height: 900 }, 'light', undefined],
  ['phone', { width: 360, height: 800 }, 'dark', ['color-contrast', 'target-size']],
] as const;

interface Layer {
  route?: { path: string; methods: Record<string, boolean> };
  handle?: { stack?: Layer[] };
}

const addressesIn = (layers: readonly Layer[]): string[] =>
  layers.flatMap(({ route, handle }) => [
    ...(route?.methods['get'] ? [route.path] : []),
    ...addressesIn(handle?.stack ?? []),
  ]);

/** What is no page: files, and the ways to a provider that is not set up here. */
const noPage =
  /\.(?:pdf|csv|docx|zip|json)$|\/content$|\/download(?:\.xlsx)?$|\/register\/preview$|\/import\/template$|\/rejected$|^\/sign-in\/oidc/;

const overflow = async (page: Page): Promise<string[]> =>
  page.evaluate<string[]>(`document.documentElement.scrollWidth <= document.documentElement.clientWidth ? [] :
    [...document.querySelectorAll('main *, header *, footer *')]
      .filter((element) => element.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
      .slice(0, 5).map((element) => element.tagName + '.' + element.className)`);

describeInBrowser('every page, in light and dark, on a desk and on a phone', (browser) => {
  let scene: GalleryScene;
  before(async () => {
    scene = await createGalleryScene(browser());
    if (pictures) await mkdir(pictures, { recursive: true });
  });
  after(() => scene.close());

  const shoot = async (page: Page, name: string): Promise<void> => {
    if (pictures) await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
  };

  it('is in the gallery', () => {
    const routers = [createAccessPages, ...memberPages].map(
      (create): Router => create({ accounts: {}, publicUrl: () => '' } as WebDeps),
    );
    const addresses = routers.flatMap((router) => addressesIn(router.stack as unknown as Layer[]));
    const pages = [...new Set(addresses)].filter((path) => !noPage.test(path));
    expect(pages.length).to.be.above(20);
    expect(gallery.map(({ path }) => path)).to.include.members(pages);
  });

  for (const picture of gallery)
    it(`${picture.name}: nothing for axe, nothing beside the page, nothing in the console`, async () => {
      scene.complaints.length = 0;
      const { page, status } = await openPicture(scene, picture);
      expect(status).to.equal(picture.status ?? 200);
      const findings: string[] = [];
      for (const [where, size, colorScheme, rules] of looks) {
        await page.setViewportSize(size);
        await page.emulateMedia({ media: 'screen', colorScheme });
        findings.push(...(await axeFindings(page, rules)).map((line) => `${where}, ${colorScheme}: ${line}`));
        findings.push(...(await overflow(page)).map((line) => `${where}: ${line} is wider than the page`));
        await shoot(page, `${picture.name}-${where}-${colorScheme}`);
      }
      expect(findings).to.deep.equal([]);
      // The browser itself says of an answer that it was no success.
      const own = scene.complaints.filter(
        (line) => !/^Failed to load resource: .*\b4\d\d\b|\b500\b/.test(line),
      );
      expect(own).to.deep.equal([]);
      if (pictures) {
        await page.emulateMedia({ media: 'print', colorScheme: 'light' });
        await page.setViewportSize({ width: 794, height: 1123 });
        await shoot(page, `${picture.name}-print`);
        await page.emulateMedia({ media: 'screen', colorScheme: 'light' });
      }
    });
});

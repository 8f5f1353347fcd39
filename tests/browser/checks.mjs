// What holds on every page, whoever visits it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

// What is wrong with the page that is open: what axe-core finds (not in the frame of a source, which is as it came),
// whether it or a table of it is wider than its place, and what it leaves untold of its languages.  axe runs in the
// page; where the page has no script there is no asking it, and the markup is the same.
export async function faults(visitor) {
  const { page } = visitor;
  const found = [];
  const [width, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  if (width > window) found.push(`${page.url()} is ${width} wide in a window of ${window}`);
  const cut = await page.evaluate(() => [...document.querySelectorAll('.scroll')].filter((box) =>
    !box.closest('.body') && box.scrollWidth > box.clientWidth).length);  // a post's own tables may be as wide as they are
  if (cut > 0) found.push(`${page.url()} has a table wider than its box`);
  // Whoever listens to an English page hears Korean in a Korean voice.
  const unmarked = await page.evaluate(() => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
    while (texts.nextNode()) {
      const { data, parentElement } = texts.currentNode;
      if (/[가-힣]/.test(data) && parentElement.closest('[lang]').lang !== 'ko') found.push(data.trim());
    }
    return found;
  });
  for (const text of unmarked.slice(0, 3)) found.push(`${page.url()} is not told to be Korean: ${text}`);
  if (!visitor.script) return found;
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() =>
    globalThis.axe.run(document, { resultTypes: ['violations'], iframes: false }));
  for (const rule of violations)
    found.push(`${page.url()} ${rule.id}: ${rule.nodes.map((node) => node.html).slice(0, 3).join(' | ')}`);
  return found;
}

export async function isSound(visitor) {
  assert.deepEqual(await faults(visitor), []);
}

// Every request stayed with the server, nothing ran that a post brought, and no file was asked for in vain.
export function keptToItself(visitor, address) {
  const strays = visitor.requests.filter((url) => !url.startsWith(`${address}/`) && !url.startsWith('data:'));
  assert.deepEqual(strays, []);
  assert.deepEqual(visitor.troubles, []);
}

// Pictures below the window load when they are scrolled to, so here all are asked for first.
async function loadPictures(page) {
  await page.evaluate(() => { for (const image of document.images) image.loading = 'eager'; });
  await page.waitForFunction(() => [...document.images].every((image) => image.complete));
}

export async function picture(visitor, world, name) {
  await loadPictures(visitor.page);
  const { width, language, scheme, script } = visitor;
  const file = `${name}.${width}.${language}.${scheme}${script ? '' : '.no-script'}.png`;
  await visitor.page.screenshot({ path: join(world.shots, file), fullPage: true });
}

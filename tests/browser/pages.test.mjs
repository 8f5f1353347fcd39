// Walks the pages as people do, in plain steps: on a phone and at a desk, in both languages, light and dark, with
// script and without.  SEOGO_WHOLE=1 walks them in every combination.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { faults, isSound, keptToItself, picture } from './checks.mjs';
import { hostile } from './posts.mjs';
import { World } from './world.mjs';

const chosen = [
  { width: 360, language: 'ko', scheme: 'light', script: true },
  { width: 1440, language: 'en', scheme: 'dark', script: true },
  { width: 1440, language: 'ko', scheme: 'light', script: false },
];
const all = [360, 1440].flatMap((width) => ['ko', 'en'].flatMap((language) =>
  ['light', 'dark'].flatMap((scheme) => [true, false].map((script) => ({ width, language, scheme, script })))));
const kinds = process.env.SEOGO_WHOLE ? all : chosen;

const pages = {
  home: '/', search: '/search?q=서버', everything: '/search', nothing: '/search?q=서버&tag=김장',
  applied: '/search?q=tjqj', filtered: '/search?q=서버&category=개발&from=2023&to=2023', post: '/posts/library/100?q=등대',
  'post-with-pictures': '/posts/badanote/2', browse: '/browse', tags: '/tags', 'tags-by-name': '/tags?sort=name',
  timeline: '/timeline', source: '/source/badanote/2', versions: '/versions/badanote/2', stats: '/stats', missing: '/missing', 'missing-pictures': '/missing?what=pictures', help: '/help',
  'not-found': '/nothing-here', 'bad-query': '/search?q=date:soon',
};

let world;
before(async () => { world = await World.begin(); });
after(() => world?.end());

const isPhone = (visitor) => visitor.width < 600;
const field = (visitor) => visitor.page.locator('form.search input[name=q]');
const hits = (visitor) => visitor.page.locator('.hit');
const query = (visitor) => new URL(visitor.page.url()).searchParams;

async function visit(visitor, path) {
  await visitor.page.goto(world.address + path);
}

// On a phone the filters are behind a link.
async function openFilters(visitor) {
  if (isPhone(visitor)) await visitor.page.locator('a.to-filters').click();
  await visitor.page.locator('#filters').waitFor();
}

async function searchFor(visitor, words) {
  await field(visitor).fill(words);
  await field(visitor).press('Enter');
  await visitor.page.waitForURL((url) => url.pathname === '/search' && url.searchParams.get('q') === words);
}

for (const kind of kinds) {
  describe(`${kind.width} px, ${kind.language}, ${kind.scheme}, ${kind.script ? 'with' : 'without'} script`, () => {
    let visitor;
    before(async () => { visitor = await world.visitor(kind); });
    after(async () => { await visitor.context.close(); });

    test('each page fits, is accessible and asks nobody else', async () => {
      const found = [];
      for (const [name, path] of Object.entries(pages)) {
        await visit(visitor, path);
        assert.equal(await visitor.page.locator('html').getAttribute('lang'), kind.language);
        found.push(...await faults(visitor));
        await picture(visitor, world, name);
      }
      await visitor.page.goto(world.empty.address);
      found.push(...await faults(visitor));
      await picture(visitor, world, 'start');
      assert.deepEqual(found, []);
      visitor.requests = visitor.requests.filter((url) => !url.startsWith(world.empty.address));
      visitor.troubles = visitor.troubles.filter((told) => !/status of 40[04]/.test(told));  // two pages are errors
      keptToItself(visitor, world.address);
    });

    test('hostile posts are shown as text, and reach nobody', async () => {
      const found = [];
      for (const post of hostile) {
        await visit(visitor, `/posts/${post.id}`);
        assert.equal(await visitor.page.locator('h1').innerText(), post.title);
        found.push(...await faults(visitor));
      }
      await visit(visitor, '/search?blog=hostile');
      assert.equal(await hits(visitor).count(), hostile.length);
      found.push(...await faults(visitor));
      assert.deepEqual(found, []);
      keptToItself(visitor, world.address);
    });

    test('the source of a post is shown as it came, and neither runs nor loads', async () => {
      await visit(visitor, '/source/trap/1');
      const frame = visitor.page.frameLocator('iframe');
      await frame.getByText('원본이 보인다').waitFor();
      assert.equal(await frame.locator('img').evaluate((image) => image.naturalWidth), 0);
      assert.equal(visitor.page.frames().at(1).url(), `${world.address}/frame/trap/1`);
      // The browser tells what it refused; that it was refused is what was wanted.
      visitor.troubles = visitor.troubles.filter((told) => !told.includes('violates the following Content Security Policy'));
      keptToItself(visitor, world.address);
    });

    test('types a word, sees the hits, opens one, finds the word marked, and goes back', async () => {
      await visit(visitor, '/');
      await searchFor(visitor, '서버');
      assert.ok(await hits(visitor).count() > 3);
      assert.ok(await visitor.page.locator('.hit mark').count() > 3);
      const first = hits(visitor).first().locator('h3 a');
      const title = await first.innerText();
      await first.click();
      await visitor.page.waitForURL(/\/posts\//);
      assert.equal(await visitor.page.locator('h1').innerText(), title);
      assert.ok(await visitor.page.locator('.body mark.asked').count() > 0);
      await visitor.page.goBack();
      await visitor.page.waitForURL(/\/search/);
      assert.equal(await field(visitor).inputValue(), '서버');
      assert.equal(await hits(visitor).first().locator('h3 a').innerText(), title);
    });

    test('narrows by category and by year, sees it in the address and in chips, goes back and forward', async () => {
      await visit(visitor, '/search?q=서버');
      const whole = await visitor.page.locator('#total').innerText();
      await openFilters(visitor);
      const category = visitor.page.locator('#filters a[href*="category="]').first();
      const count = await category.locator('.count').innerText();
      await category.click();
      await visitor.page.waitForURL((url) => url.searchParams.has('category'));
      await visitor.page.locator('.chips').waitFor();
      assert.match(await visitor.page.locator('#total').innerText(), new RegExp(`\\b${count}|${count}편`));
      assert.equal(query(visitor).get('q'), '서버');
      assert.equal(await visitor.page.locator('.chips li').count(), 1);
      await openFilters(visitor);
      await visitor.page.locator('#filters .chart a').first().click();
      await visitor.page.waitForURL((url) => url.searchParams.has('from'));
      await visitor.page.locator('.chips li').nth(1).waitFor();
      assert.equal(query(visitor).get('from'), query(visitor).get('to'));
      await visitor.page.goBack();
      await visitor.page.waitForURL((url) => !url.searchParams.has('from') && url.searchParams.has('category'));
      await visitor.page.waitForFunction(() => document.querySelectorAll('.chips li').length === 1);
      if (isPhone(visitor)) await visit(visitor, `/search?q=서버&category=${query(visitor).get('category')}`);
      await visitor.page.locator('.chips a').first().click();
      await visitor.page.waitForURL((url) => !url.searchParams.has('category'));
      await visitor.page.waitForFunction((text) => document.querySelector('#total').innerText === text, whole);
    });

    test('turns pages, changes the order, follows the feed of the search', async () => {
      await visit(visitor, '/search?q=서버');
      await visitor.page.locator('.paging a[rel=next]').click();
      await visitor.page.waitForURL((url) => url.searchParams.get('offset') === '10');
      await visitor.page.locator('.paging a[rel=prev]').waitFor();
      await visitor.page.locator('.sorts a').nth(1).click();
      await visitor.page.waitForURL((url) => url.searchParams.get('sort') === 'newest');
      await visitor.page.locator('.sorts a[aria-current]').nth(0).waitFor();
      const feed = await visitor.page.locator('.saved a').getAttribute('href');
      const answer = await visitor.context.request.get(new URL(feed, world.address).href);
      assert.equal(answer.headers()['content-type'], 'application/atom+xml; charset=utf-8');
      assert.match(await answer.text(), /<entry>/);
    });

    test('is told when the words were read another way, and what to try when nothing is found', async () => {
      await visit(visitor, '/search?q=tjqj');
      assert.match(await visitor.page.locator('.note').first().innerText(), /서버/);
      assert.ok(await hits(visitor).count() > 0);
      await visitor.page.locator('.note a').click();
      await visitor.page.waitForURL((url) => url.searchParams.get('exact') === '1');
      await visitor.page.locator('.nothing').waitFor();
      assert.equal(await hits(visitor).count(), 0);
      await visit(visitor, '/search?q=서버&tag=김장');
      assert.equal(await hits(visitor).count(), 0);
      const way = visitor.page.locator('.near a').first();
      await way.click();
      await visitor.page.waitForURL((url) => !url.searchParams.has('tag'));
      await hits(visitor).first().waitFor();
    });

    test('reads a post: contents, folds, tables, footnotes, a picture that is gone, comments, its neighbours', async () => {
      await visit(visitor, '/posts/library/100');
      const levels = await visitor.page.locator('.body h2, .body h3, .body h4').evaluateAll((all) => all.map((h) => h.tagName));
      assert.deepEqual(levels, ['H2', 'H3', 'H2', 'H2']);
      const contents = visitor.page.locator(isPhone(visitor) ? '.contents.folded' : '.contents.beside');
      if (isPhone(visitor)) await contents.locator('summary').click();
      await contents.locator('a').nth(2).click();
      assert.match(visitor.page.url(), /#section-3$/);
      const gone = visitor.page.locator('.gone');
      assert.match(await gone.innerText(), /https:\/\/elsewhere\.example\/lamp\.png/);
      assert.equal(await visitor.page.locator('.body img').count(), 0);
      await visitor.page.locator('.body summary').click();
      await visitor.page.getByText('지나간 배는 없었다').waitFor();
      await visitor.page.locator('.body sup a').click();
      assert.match(visitor.page.url(), /#post-note-1$/);
      assert.equal(await visitor.page.locator('.comments li').count(), 2);
      assert.equal(await visitor.page.locator('.comments li li').count(), 1);
      assert.ok(await visitor.page.locator('.body .hljs-keyword').count() > 0);
      await visitor.page.locator('.body a.held').click();
      await visitor.page.waitForURL(`${world.address}/posts/badanote/2`);
      assert.ok(await visitor.page.locator('.others li').count() > 1);
      assert.ok(await visitor.page.locator('.like li').count() > 0);
      const shown = await visitor.page.locator('.body img').first();
      await shown.scrollIntoViewIfNeeded();
      await visitor.page.waitForFunction(() => document.querySelector('.body img').naturalWidth > 0);
    });

    test('goes from part to part of a series', async () => {
      await visit(visitor, '/');
      await visitor.page.locator('.cards a[href*="series"]').first().click();
      await hits(visitor).first().waitFor();
      await hits(visitor).first().locator('h3 a').click();
      const next = visitor.page.locator('.series a[rel=next]');
      const title = await next.evaluate((link) => link.lastChild.textContent.trim());
      await next.click();
      await visitor.page.waitForFunction((text) => document.querySelector('h1').innerText === text, title);
      assert.equal(await visitor.page.locator('.series a[rel=prev]').count(), 1);
    });

    test('finds a way in without a word', async () => {
      await visit(visitor, '/browse');
      await visitor.page.locator('.tree a[href*="category="]').first().click();
      await hits(visitor).first().waitFor();
      await visit(visitor, '/tags');
      await visitor.page.locator('.cloud a').first().click();
      await hits(visitor).first().waitFor();
      await visit(visitor, '/timeline');
      await visitor.page.locator('.months td a').first().click();
      await hits(visitor).first().waitFor();
      await visitor.page.locator('footer a[href^="/random"]').click();
      await visitor.page.waitForURL(/\/posts\//);
      await visitor.page.locator('.ways .language').click();
      await visitor.page.locator(`html[lang=${kind.language === 'ko' ? 'en' : 'ko'}]`).waitFor();
    });
  });
}

describe('with script', () => {
  let visitor;
  before(async () => { visitor = await world.visitor({ width: 1440, language: 'ko', scheme: 'light', script: true }); });
  after(async () => { await visitor.context.close(); });

  const sent = (part) => visitor.requests.filter((url) => new URL(url).pathname === part);

  // As an input method does it: each state of the syllables, then the end of the composition.
  async function compose(states, end) {
    const method = await visitor.context.newCDPSession(visitor.page);
    for (const text of states)
      await method.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    if (end !== undefined) await method.send('Input.insertText', { text: end });
  }

  test('suggests while a syllable is composed, and loses and repeats nothing', async () => {
    await visit(visitor, '/');
    await field(visitor).focus();
    visitor.requests.length = 0;
    await compose(['ㅅ', '서', '섭']);
    await visitor.page.locator('#suggestions [role=option]').first().waitFor();
    const last = visitor.page.waitForRequest((request) => new URL(request.url()).searchParams.get('q') === '서버');
    await compose(['서버'], '서버');
    await last;
    await visitor.page.locator('#suggestions [role=option]', { hasText: '서버' }).first().waitFor();
    assert.equal(await field(visitor).inputValue(), '서버');
    const asked = sent('/api/v1/suggest').map((url) => new URL(url).searchParams.get('q'));
    assert.equal(new Set(asked).size, asked.length, `asked twice: ${asked}`);
    assert.equal(asked.at(-1), '서버');
    await isSound(visitor);
    await picture(visitor, world, 'suggestions');
  });

  test('sends the search once when Enter ends a composition', async () => {
    await visit(visitor, '/search');
    await field(visitor).focus();
    visitor.requests.length = 0;
    await compose(['ㅎ', '호', '회', '회ㄱ', '회고']);
    await visitor.page.evaluate(() => {  // the Enter that belongs to the input method, as browsers tell it
      const input = document.querySelector('form.search input[name=q]');
      input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', keyCode: 229, isComposing: true, bubbles: true }));
      input.form.requestSubmit();
    });
    assert.equal(sent('/search').length, 0);
    await compose([], '회고');
    await visitor.page.waitForURL((url) => url.searchParams.get('q') === '회고');
    await visitor.page.locator('.hit mark').first().waitFor();
    await field(visitor).press('Enter');
    assert.equal(sent('/search').length, 1);
    assert.equal(await field(visitor).inputValue(), '회고');
  });

  test('chooses a suggestion by arrows, and leaves the list with Esc', async () => {
    await visit(visitor, '/');
    await field(visitor).pressSequentially('서버');
    await visitor.page.locator('#suggestions [role=option]').first().waitFor();
    await field(visitor).press('ArrowDown');
    assert.equal(await visitor.page.locator('[role=option][aria-selected=true]').count(), 1);
    assert.equal(await field(visitor).getAttribute('aria-activedescendant'), 'suggestion-0');
    await field(visitor).press('Escape');
    assert.equal(await visitor.page.locator('#suggestions').isHidden(), true);
    assert.equal(await field(visitor).inputValue(), '서버');
    await field(visitor).press('ArrowDown');
    await visitor.page.locator('#suggestions [role=option]').first().waitFor();
    await field(visitor).press('ArrowDown');
    await field(visitor).press('Enter');
    await visitor.page.waitForURL(/\/(search|posts)/);
  });

  test('goes through the hits by keys, to the field with /, and asks for help with ?', async () => {
    await visit(visitor, '/search?q=서버');
    await visitor.page.keyboard.press('j');
    await visitor.page.keyboard.press('j');
    const focused = () => visitor.page.evaluate(() => [...document.querySelectorAll('.hit h3 a')].indexOf(document.activeElement));
    assert.equal(await focused(), 1);
    await visitor.page.keyboard.press('k');
    assert.equal(await focused(), 0);
    await visitor.page.keyboard.press('/');
    assert.equal(await visitor.page.evaluate(() => document.activeElement.name), 'q');
    await visitor.page.keyboard.press('Escape');
    await visitor.page.keyboard.press('Shift+?');
    await visitor.page.locator('dialog[open]').waitFor();
    await isSound(visitor);
    await picture(visitor, world, 'help-dialog');
    await visitor.page.keyboard.press('Escape');
    assert.equal(await visitor.page.locator('dialog[open]').count(), 0);
  });

  test('refreshes in place, says the new count, and keeps the place when going back', async () => {
    await visit(visitor, '/search?q=서버');
    await visitor.page.evaluate(() => { globalThis.stayed = true; scrollTo(0, 700); });
    await visitor.page.locator('.paging a[rel=next]').click();
    await visitor.page.waitForURL((url) => url.searchParams.get('offset') === '10');
    await visitor.page.waitForFunction(() => document.querySelector('#said').textContent !== '');
    assert.equal(await visitor.page.evaluate(() => globalThis.stayed), true);
    await visitor.page.goBack();
    await visitor.page.waitForFunction(() => document.querySelector('.paging [aria-current]').innerText.includes('1'));
    await visitor.page.waitForFunction(() => scrollY > 300);
    assert.equal(await visitor.page.evaluate(() => globalThis.stayed), true);
  });

  test('first view of a search: under 60 KB, one style sheet, two scripts, nothing moves', async () => {
    const fresh = await world.visitor({ width: 1440, language: 'ko', scheme: 'light', script: true });
    const wire = await fresh.context.newCDPSession(fresh.page);
    const kindOf = new Map();
    let bytes = 0;
    await wire.send('Network.enable');
    wire.on('Network.responseReceived', (event) => kindOf.set(event.requestId, event.type));
    wire.on('Network.loadingFinished', (event) => {
      // Pictures are the posts' own; the page is what is counted.
      if (kindOf.get(event.requestId) !== 'Image') bytes += event.encodedDataLength;
    });
    await fresh.page.addInitScript(() => {
      globalThis.moved = 0;
      new PerformanceObserver((list) => { for (const entry of list.getEntries()) globalThis.moved += entry.value; })
        .observe({ type: 'layout-shift', buffered: true });
    });
    await fresh.page.goto(`${world.address}/search?q=서버`, { waitUntil: 'networkidle' });
    const types = [...kindOf.values()];
    assert.equal(types.filter((type) => type === 'Stylesheet').length, 1);
    assert.ok(types.filter((type) => type === 'Script').length <= 2);
    const moved = await fresh.page.evaluate(() => globalThis.moved);
    assert.ok(moved < 0.001, `moved by ${moved}`);
    assert.ok(bytes < 60 * 1024, `${bytes} bytes`);
    await fresh.context.close();
  });
});

// Runs last: the browser's own log is whole when it has ended.
test("the browser's log knows no address but the server's", async () => {
  const log = await world.logOfBrowser();
  assert.ok(log.includes(world.address));
  assert.doesNotMatch(log, /elsewhere\.example/);
  assert.doesNotMatch(log, /tistory\.com/);
});

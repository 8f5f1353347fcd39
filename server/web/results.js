// The search page without leaving it: what a link or the form would load is fetched and put in place, and the
// address goes along.  The server renders all of it; whatever goes wrong here is left to the browser.

const form = document.querySelector('form.search');
const said = document.querySelector('#said');
const searchPath = new URL(form.action).pathname;
const kept = new Map();  // address to page, for going back and forth at once
let shown = location.href.split('#')[0];
let request = null;

function put(page) {
  for (const part of ['#shown', 'footer.foot nav', 'nav.ways']) {
    const now = document.querySelector(part), next = page.querySelector(part);
    if (now && next) now.replaceWith(document.importNode(next, true));
  }
  const field = form.querySelector('input[name=q]');
  const nextForm = page.querySelector('form.search');
  const value = nextForm.querySelector('input[name=q]').getAttribute('value') ?? '';
  if (document.activeElement !== field || field.value.trim() === value.trim()) field.value = value;
  for (const hidden of form.querySelectorAll('input[type=hidden]')) hidden.remove();
  for (const hidden of nextForm.querySelectorAll('input[type=hidden]')) form.append(document.importNode(hidden));
  document.title = page.title;
  for (const link of document.head.querySelectorAll('link[type="application/atom+xml"]')) link.remove();
  for (const link of page.head.querySelectorAll('link[type="application/atom+xml"]'))
    document.head.append(document.importNode(link));
}

async function load(address) {
  request?.abort();
  request = new AbortController();
  const answer = await fetch(address, { signal: request.signal, headers: { Accept: 'text/html' } });
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  if (!answer.ok || !page.querySelector('#shown')) throw new Error('not a page of results');
  if (kept.size > 30) kept.delete(kept.keys().next().value);
  kept.set(address, page);
  return page;
}

// `how` says what becomes of the history: "push" it, or it "went" there by itself.
async function go(address, how) {
  if (how === 'push' && address === shown) return scrollTo({ top: 0 });  // there, or on its way
  const old = shown;
  shown = address;
  const region = document.querySelector('#shown');
  region.setAttribute('aria-busy', 'true');
  try {
    const page = (how === 'went' && kept.get(address)) || await load(address);
    if (shown !== address) return;
    const focused = document.activeElement;
    const wasInside = region.contains(focused);
    const again = wasInside && focused.getAttribute('href');
    if (how === 'push') {
      history.replaceState({ ...history.state, y: scrollY }, '');
      history.pushState({}, '', address);
    }
    request = null;
    put(page);
    said.textContent = document.querySelector('#total').textContent;
    if (how === 'push') scrollTo({ top: 0 });
    else scrollTo({ top: history.state?.y ?? 0 });
    // Whoever chose a filter by keyboard goes on from the results.
    if (wasInside) (again && document.querySelector(`#shown a[href="${CSS.escape(again)}"]`)
      || document.querySelector('#results')).focus({ preventScroll: true });
  } catch (problem) {
    if (problem.name === 'AbortError') return;
    shown = old;
    location.assign(address);
  } finally {
    document.querySelector('#shown')?.removeAttribute('aria-busy');
  }
}

function addressOf(sent) {
  const address = new URL(sent.action);
  for (const [key, value] of new FormData(sent)) if (value !== '') address.searchParams.append(key, value);
  return address.href;
}

const isOurs = (url) => url.origin === location.origin && url.pathname === searchPath && url.hash === '';

document.addEventListener('click', (event) => {
  const link = event.target.closest?.('a[href]');
  if (!link || event.defaultPrevented || event.button !== 0) return;
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || link.hasAttribute('download')) return;
  const url = new URL(link.href);
  // Another language is another page: its frame changes too.
  if (!isOurs(url) || link.hasAttribute('hreflang') || !link.closest('#shown')) return;
  event.preventDefault();
  go(url.href, 'push');
});

document.addEventListener('submit', (event) => {
  const sent = event.target;
  if (event.defaultPrevented || new URL(sent.action).pathname !== searchPath) return;
  event.preventDefault();
  go(addressOf(sent), 'push');
});

history.scrollRestoration = 'manual';
addEventListener('popstate', () => {
  const address = location.href.split('#')[0];
  if (address !== shown) go(address, 'went');
});
addEventListener('pagehide', () => history.replaceState({ ...history.state, y: scrollY }, ''));
if (history.state?.y) scrollTo({ top: history.state.y });
kept.set(shown, new DOMParser().parseFromString(document.documentElement.outerHTML, 'text/html'));

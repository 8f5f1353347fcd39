// What every page does with script: suggestions in the search field, keys, the help as a dialog.  Without it all
// of the site works the same, by links and forms.

const form = document.querySelector('form.search');
const input = form?.querySelector('input[name=q]');

const isTyping = (target) => target instanceof Element && target.closest('input, textarea, select, [contenteditable]');

// ---- Suggestions: a combobox after the ARIA pattern.  What is typed stays in the field until one is chosen.

class Suggestions {
  constructor(form, input) {
    this.form = form;
    this.input = input;
    this.kinds = new Map(form.dataset.kinds.split(';').map((pair) => pair.split('=')));
    this.known = new Map();    // text to suggestions: what was asked once is not asked again
    this.asked = null;         // the text whose answer is awaited or shown
    this.chosen = -1;
    this.rows = [];
    this.composing = false;    // a syllable is being put together
    this.isOff = false;        // this server gives none

    this.list = document.createElement('ul');
    Object.assign(this.list, { id: 'suggestions', className: 'suggestions', hidden: true });
    this.list.setAttribute('role', 'listbox');
    this.list.setAttribute('aria-label', form.dataset.list);
    this.said = document.createElement('p');
    this.said.className = 'unseen';
    this.said.setAttribute('role', 'status');
    form.append(this.list, this.said);
    for (const [name, value] of [['role', 'combobox'], ['aria-expanded', 'false'], ['aria-controls', 'suggestions'],
      ['aria-autocomplete', 'list']]) input.setAttribute(name, value);

    input.addEventListener('compositionstart', () => { this.composing = true; });
    input.addEventListener('compositionend', () => { this.composing = false; this.typed(); });
    input.addEventListener('input', () => this.typed());
    input.addEventListener('keydown', (event) => this.key(event));
    input.addEventListener('blur', () => this.close());
    // Not mousedown's own doing: the field keeps the focus, so the list is still there when the click arrives.
    this.list.addEventListener('mousedown', (event) => event.preventDefault());
    this.list.addEventListener('click', (event) => {
      const row = event.target.closest('[role=option]');
      if (row) this.take(this.rows[row.dataset.at]);
    });
  }

  // Half-composed syllables are asked for as well: the server knows what they may become.
  typed() {
    const text = this.input.value.trim();
    if (text === this.asked || this.isOff) return;
    this.asked = text;
    clearTimeout(this.waiting);
    this.request?.abort();
    if (text === '') return this.show([]);
    if (this.known.has(text)) return this.show(this.known.get(text));
    this.waiting = setTimeout(() => this.ask(text), 80);
  }

  async ask(text) {
    this.request = new AbortController();
    try {
      const answer = await fetch(`${this.form.dataset.suggest}?q=${encodeURIComponent(text)}`,
        { signal: this.request.signal, headers: { Accept: 'application/json' } });
      if (answer.status === 404) this.isOff = true;
      if (!answer.ok) return;
      const { suggestions } = await answer.json();
      this.known.set(text, suggestions);
      if (text === this.asked) this.show(suggestions);
    } catch { /* typed on, or no connection: the field works without */ }
  }

  show(rows) {
    const isHere = document.activeElement === this.input;
    this.rows = isHere ? rows.slice(0, 8) : [];
    this.chosen = -1;
    this.list.replaceChildren(...this.rows.map((row, at) => this.option(row, at)));
    this.list.hidden = this.rows.length === 0;
    this.input.setAttribute('aria-expanded', String(!this.list.hidden));
    this.input.removeAttribute('aria-activedescendant');
    this.said.textContent = this.rows.length === 0 ? '' : this.form.dataset.told.replace('{n}', this.rows.length);
  }

  option(row, at) {
    const option = document.createElement('li');
    option.id = `suggestion-${at}`;
    option.dataset.at = at;
    option.setAttribute('role', 'option');
    option.setAttribute('aria-selected', 'false');
    const text = document.createElement('span');
    text.textContent = { category: row.text.replaceAll('/', ' › '), tag: `#${row.text}` }[row.kind] ?? row.text;
    if (/[가-힣]/.test(row.text)) text.lang = 'ko';
    const kind = document.createElement('small');
    kind.textContent = this.kinds.get(row.kind) ?? '';
    option.append(text, kind);
    return option;
  }

  choose(at) {
    const options = this.list.children;
    if (this.chosen >= 0) options[this.chosen].setAttribute('aria-selected', 'false');
    this.chosen = at;
    if (at < 0) return this.input.removeAttribute('aria-activedescendant');
    options[at].setAttribute('aria-selected', 'true');
    options[at].scrollIntoView({ block: 'nearest' });
    this.input.setAttribute('aria-activedescendant', options[at].id);
  }

  close() {
    clearTimeout(this.waiting);
    this.request?.abort();
    this.asked = null;
    this.show([]);
  }

  key(event) {
    const count = this.rows.length;
    if (event.key === 'ArrowDown' && count > 0) {
      event.preventDefault();
      this.choose(this.chosen + 1 >= count ? -1 : this.chosen + 1);
    } else if (event.key === 'ArrowDown') {
      this.asked = null;
      this.typed();
    } else if (event.key === 'ArrowUp' && count > 0) {
      event.preventDefault();
      this.choose(this.chosen < 0 ? count - 1 : this.chosen - 1);
    } else if (event.key === 'Escape') {
      if (!this.list.hidden) event.preventDefault();
      if (this.list.hidden) this.input.blur();
      this.close();
    } else if (event.key === 'Enter' && this.chosen >= 0 && !event.isComposing && event.keyCode !== 229) {
      // An Enter that ends a syllable belongs to the input method; the one after it is ours.
      event.preventDefault();
      this.take(this.rows[this.chosen]);
    }
  }

  take(row) {
    this.close();
    if (row.kind === 'title' && row.id) {
      const path = row.id.split('/').map(encodeURIComponent).join('/');
      location.assign(new URL(`${this.form.dataset.posts}${path}`, location.href));
      return;
    }
    const quoted = /\s/.test(row.text) ? `"${row.text}"` : row.text;
    this.input.value = row.kind === 'word' ? row.text : `${row.kind}:${quoted}`;
    this.form.requestSubmit();
  }
}

if (form) {
  const suggestions = new Suggestions(form, input);
  // Sent by Enter while a syllable is still open: wait until it is whole.  An empty field sends nothing twice.
  form.addEventListener('submit', (event) => {
    if (suggestions.composing) {
      event.preventDefault();
      event.stopImmediatePropagation();
      input.addEventListener('compositionend', () => setTimeout(() => form.requestSubmit()), { once: true });
      return;
    }
    suggestions.close();
  }, true);
}

// ---- Help, without leaving the page.

async function showHelp(address) {
  let dialog = document.querySelector('dialog.help-dialog');
  if (!dialog) {
    try {
      const answer = await fetch(address);
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const help = page.querySelector('#help');
      if (!answer.ok || !help) throw new Error('no help');
      dialog = document.createElement('dialog');
      dialog.className = 'help-dialog';
      help.querySelector('h1').id = 'help-heading';
      help.removeAttribute('id');
      dialog.setAttribute('aria-labelledby', 'help-heading');
      const close = document.createElement('button');
      close.type = 'button';
      close.className = 'close';
      close.textContent = '×';
      close.setAttribute('aria-label', document.querySelector('[data-close]').dataset.close);
      close.addEventListener('click', () => dialog.close());
      dialog.append(close, help);
      dialog.addEventListener('click', (event) => { if (event.target === dialog) dialog.close(); });
      document.body.append(dialog);
    } catch {
      location.assign(address);
      return;
    }
  }
  if (!dialog.open) dialog.showModal();
}

document.addEventListener('click', (event) => {
  const link = event.target.closest?.('a[data-help]');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  showHelp(link.href);
});

// ---- Keys.

function step(by) {
  const titles = [...document.querySelectorAll('.hit h3 a')];
  if (titles.length === 0) return;
  const at = titles.indexOf(document.activeElement);
  const next = at < 0 ? (by > 0 ? 0 : titles.length - 1) : Math.min(Math.max(at + by, 0), titles.length - 1);
  titles[next].focus();
  titles[next].closest('.hit').scrollIntoView({ block: 'nearest' });
}

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
  if (event.key === 'Escape' && location.hash === '#filters') location.hash = '#results';
  if (isTyping(event.target) || document.querySelector('dialog[open]')) return;
  // By the place of the key, so that a Korean layout does as well.
  if (event.key === '/' && input) {
    event.preventDefault();
    input.focus();
    input.select();
  } else if (event.key === '?') {
    const help = document.querySelector('a[data-help]');
    if (help) showHelp(help.href);
  } else if (event.code === 'KeyJ' && !event.shiftKey) {
    step(1);
  } else if (event.code === 'KeyK' && !event.shiftKey) {
    step(-1);
  }
});

// What the steps walk in: an archive of the sample blog and of posts made up here, a server over it, and Chromium.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { hostile, hostilePage, rich } from './posts.mjs';

const programs = process.env.SEOGO_PROGRAMS;  // the folder of seogo and seogo-server
const sources = process.env.SEOGO_SOURCE_DIR;
const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--disable-features=OptimizationHints,MediaRouter,Translate'];

export class World {
  static async begin() {
    const world = new World();
    world.folder = mkdtempSync(join(tmpdir(), 'seogo-browser-'));
    world.shots = process.env.SEOGO_SCREENSHOTS ?? join(world.folder, 'screenshots');
    mkdirSync(world.shots, { recursive: true });
    const archive = join(world.folder, 'archive'), lines = join(world.folder, 'posts.jsonl');
    writeFileSync(lines, [rich, ...hostile].map((post) => JSON.stringify(post)).join('\n'));
    mkdirSync(join(world.folder, 'trap'));
    writeFileSync(join(world.folder, 'trap/1.html'), hostilePage);
    const taken = spawnSync(join(programs, 'seogo'),
      ['index', '--archive', archive, join(sources, 'data/sample'), lines, join(world.folder, 'trap')], { encoding: 'utf8' });
    if (taken.status !== 0) throw new Error(`seogo index: ${taken.stderr}`);
    world.server = await serve(['--archive', archive, '--serve-sources']);
    world.empty = await serve(['--archive', join(world.folder, 'none')]);
    world.netLog = join(world.folder, 'net-log.json');
    world.browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: [...flags, `--log-net-log=${world.netLog}`],
    });
    return world;
  }

  get address() { return this.server.address; }

  // A fresh visitor: { width, language, scheme, script }.
  async visitor(kind) {
    const context = await this.browser.newContext({
      viewport: { width: kind.width, height: kind.width < 600 ? 740 : 900 },
      locale: kind.language === 'ko' ? 'ko-KR' : 'en-US',
      colorScheme: kind.scheme,
      javaScriptEnabled: kind.script,
      reducedMotion: 'reduce',
    });
    context.setDefaultTimeout(15000);
    const visitor = { ...kind, context, page: await context.newPage(), requests: [], troubles: [] };
    context.on('request', (request) => visitor.requests.push(request.url()));
    // The policy refused it: nothing was sent.
    context.on('requestfailed', (request) => {
      if (request.failure().errorText === 'csp') visitor.requests.splice(visitor.requests.indexOf(request.url()), 1);
    });
    visitor.page.on('console', (message) => {
      const isOfSource = message.location().url.includes('/frame/');  // there much is refused, as it should be
      if (message.type() === 'error' && !isOfSource) visitor.troubles.push(message.text());
    });
    visitor.page.on('pageerror', (error) => visitor.troubles.push(String(error)));
    visitor.page.on('dialog', (dialog) => {
      visitor.troubles.push(`a post's script spoke: ${dialog.message()}`);
      dialog.dismiss();
    });
    return visitor;
  }

  // Ends the browser, and gives its own log of all that went over the network.
  async logOfBrowser() {
    await this.browser.close();
    return readFileSync(this.netLog, 'utf8');
  }

  end() {
    this.server.process.kill('SIGTERM');
    this.empty.process.kill('SIGTERM');
    rmSync(this.folder, { recursive: true, force: true });
  }
}

async function serve(options) {
  const process = spawn(join(programs, 'seogo-server'), ['--listen', '127.0.0.1:0', ...options],
    { stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const line of createInterface({ input: process.stdout })) {
    const told = line.match(/^listening on (http:\/\/\S+)$/);
    if (told) return { process, address: told[1].replace(/\/$/, '') };
  }
  throw new Error('the server ended before it listened');
}

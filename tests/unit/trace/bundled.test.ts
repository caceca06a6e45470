// The preload is the text of its functions: the site's bundler must leave that text able to run.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';
import { createTraceParser } from '../../../src/engine/trace/parser.ts';

test('a minified preload still traces', async () => {
  const entry = fileURLToPath(new URL('../../../src/engine/trace/preload.ts', import.meta.url));
  const built = (await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: true,
      rolldownOptions: { input: entry, preserveEntrySignatures: 'strict' },
    },
  })) as Rolldown.RolldownOutput;
  const { code } = built.output[0];
  const url = `data:text/javascript,${encodeURIComponent(code)}`;
  const module = (await import(url)) as Record<string, (key: string) => string>;
  const [tracePreload] = Object.values(module);
  assert.ok(tracePreload);

  const home = mkdtempSync(join(tmpdir(), 'bundled-'));
  writeFileSync(join(home, 'trace.cjs'), tracePreload('key'));
  writeFileSync(
    join(home, 'main.cjs'),
    `const { Worker } = require('worker_threads');
     console.log('main', process.execArgv.length);
     new Worker('console.error("worker")', { eval: true });
     require('child_process').fork(__dirname + '/child.cjs');`,
  );
  writeFileSync(join(home, 'child.cjs'), `console.log('child')`);
  const command = ['-c', 'exec "$0" --require ./trace.cjs main.cjs 2>&1', process.execPath];
  const { stdout, status } = spawnSync('/bin/sh', command, { cwd: home, encoding: 'utf8' });
  rmSync(home, { recursive: true });

  const parser = createTraceParser('key', () => 0);
  const events = [...parser.push(stdout), ...parser.end({ code: status, signal: null })];
  const main = events[0]?.source.pid;
  const prints = events.flatMap((event) =>
    'text' in event
      ? [`${event.source.pid === main ? 'own' : 'child'} ${event.kind}: ${event.text.trim()}`]
      : [],
  );
  assert.deepEqual(prints.toSorted(), [
    'child stdout: child',
    'own stderr: worker',
    'own stdout: main 0',
  ]);
});

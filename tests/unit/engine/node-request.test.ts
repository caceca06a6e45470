// The files that ask StackBlitz for a Node lie above the reader's program, which must not notice them.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { nodeRequest } from '../../../src/engine/stackblitz/node-request.ts';
import { createTraceParser } from '../../../src/engine/trace/parser.ts';
import { tracePreload } from '../../../src/engine/trace/preload.ts';

/** Runs a program as on StackBlitz: in a folder below those files, with the preload. */
function run(t: TestContext, files: Readonly<Record<string, string>>): string[] {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'asked-')));
  t.after(() => {
    rmSync(root, { recursive: true });
  });
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  for (const [path, text] of Object.entries(nodeRequest)) write(path, text);
  write('trace.cjs', tracePreload('key', { strange: join(root, 'package.json') }));
  for (const [path, text] of Object.entries(files)) write(`run-1/${path}`, text);
  const command = ['-c', 'exec "$0" --require ../trace.cjs main.js 2>&1', process.execPath];
  const options = { cwd: join(root, 'run-1'), encoding: 'utf8' } as const;
  const { stdout, status } = spawnSync('/bin/sh', command, options);
  const parser = createTraceParser('key', () => 0);
  const events = [...parser.push(stdout), ...parser.end({ code: status, signal: null })];
  return events.flatMap((event) => ('text' in event ? event.text.trimEnd().split('\n') : []));
}

const module = "import './part.js';\nconsole.log(typeof require);\n";

test('the two files ask for one and the same Node', () => {
  const { engines } = JSON.parse(nodeRequest['package.json']) as { engines: { node: string } };
  assert.equal(nodeRequest['.nvmrc'].trim(), `v${engines.node}`);
});

test('a .js file is a module or not by what it holds, in every thread, and nothing is said of it', (t) => {
  const printed = run(t, {
    'main.js': `import { Worker } from 'node:worker_threads';
      import { fork } from 'node:child_process';
      import { once } from 'node:events';
      console.log('main', typeof require);
      await once(new Worker(new URL('thread.js', import.meta.url)), 'exit');
      await once(fork('script.js'), 'exit');`,
    'thread.js': module,
    'part.js': 'export const part = 1;',
    'script.js': "console.log('script', typeof require);",
  });
  assert.deepEqual(printed, ['main undefined', 'undefined', 'script function']);
});

test("a program's own package.json rules", (t) => {
  const files = { 'part.js': '', 'main.js': module };
  const own = { ...files, 'package.json': '{"type":"module"}' };
  assert.deepEqual(run(t, own), ['undefined']);
  const common = {
    'main.js': 'console.log(typeof require);',
    'package.json': '{"type":"commonjs"}',
  };
  assert.deepEqual(run(t, common), ['function']);
});

test("what Node warns of beside that is the program's to hear", (t) => {
  const without = { 'main.js': module, 'part.js': '', 'package.json': '{}' };
  assert.match(run(t, without).join('\n'), /MODULE_TYPELESS_PACKAGE_JSON/);
  const [text] = run(t, { 'main.js': "process.emitWarning('own', 'Kind');" });
  assert.match(text ?? '', /^\(node:\d+\) Kind: own$/);
});

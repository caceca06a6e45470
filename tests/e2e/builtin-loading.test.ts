// Finding and running modules, as Node does it: each program runs in a process of its own, here and there.
import { expect } from '@playwright/test';
import { runInNode } from '../support/real-node.ts';
import { loadingPrograms } from './builtin-loading-programs.ts';
import { run, test } from './lab.ts';
import { hookPrograms } from './builtin-hook-programs.ts';
import { optionsPrograms } from './builtin-options-programs.ts';

/** Runs each of the programs, and prints how it ended and what it printed, without stacks and places. */
const runner = `
  const { spawnSync } = require('node:child_process');
  const programs = require('./programs.json');
  const left = /^\\s+at |^node:internal|^Node\\.js v|^\\s*\\^|^\\s*throw |^\\s*triggerUncaught|\\{ throw new ERR_|\\/lib\\/node'|^[[{ (]*$|^\\s*\\}$/;
  for (const [at, { args }] of programs.entries()) {
    const folder = __dirname + '/' + at;
    const { status, stdout, stderr } = spawnSync(process.execPath, args, {
      cwd: folder, encoding: 'utf8', env: { ...process.env, HOME: folder },
    });
    console.log('#', at, ...args, status);
    for (const text of [stdout, stderr]) {
      const plain = text.replace(/\\(node:\\d+\\)/g, '(node)').split('\\n').filter((line) => !left.test(line));
      console.log(plain.join('\\n'));
    }
  }`;

const all = { ...loadingPrograms, ...optionsPrograms, ...hookPrograms };

for (const [name, programs] of Object.entries(all)) {
  test(`as in Node: ${name}`, async ({ sharedLab }) => {
    const files = Object.fromEntries(
      programs.flatMap((program, at) =>
        Object.entries(program.files).map(([file, text]) => [`${String(at)}/${file}`, text]),
      ),
    );
    const mounted = { 'main.cjs': runner, 'programs.json': JSON.stringify(programs), ...files };
    const [node, { stdout, stderr }] = await Promise.all([
      runInNode(mounted, 'main.cjs'),
      run(sharedLab, mounted, 'main.cjs'),
    ]);
    // The folder that holds the other one's is called otherwise there.
    const lines = node.lines.map((line) => line.replaceAll('/tmp/', '/home/'));
    expect(stdout.split('\n')).toEqual(lines);
    expect(stderr).toBe('');
  });
}

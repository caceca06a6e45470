// What is printed of an exception that nobody caught: held to real Node, program by program.
import { expect } from '@playwright/test';
import { runInNode } from '../support/real-node.ts';
import { fatalPrograms } from './builtin-fatal-programs.ts';
import { run, test } from './lab.ts';

/** Without the frames: which of them are Node's own is a matter of `stacks/stack-trace.ts`. */
function withoutFrames(lines: readonly string[]): string[] {
  return lines.filter((line) => !/^ {4}at /u.test(line)).map((line) => line.replace(/ \{$/u, ''));
}

for (const { name, main, files } of fatalPrograms) {
  test(`as in Node: ${name}`, async ({ sharedLab }) => {
    const [node, { stderr, result }] = await Promise.all([
      runInNode(files, main),
      run(sharedLab, files, main),
    ]);
    expect(withoutFrames(stderr.split('\n'))).toEqual(withoutFrames(node.errors));
    expect(result).toMatchObject({ kind: 'exited', code: node.code });
  });
}

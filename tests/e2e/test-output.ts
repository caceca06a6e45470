// What tests print, compared with what Node prints.
import { expect } from '@playwright/test';
import { runInNode } from '../support/real-node.ts';
import { run } from './lab.ts';

/** Lines without what no two runs have in common: durations, and the frames of the runner itself. */
function comparable(lines: readonly string[]): string[] {
  return lines
    .map((line) =>
      line
        .replace(/\(\d[\d.]*ms\)/u, '(*ms)')
        .replace(/duration_ms:? \d[\d.]*$/u, 'duration_ms *')
        .replace(/^(\s*)\[(Error \[ERR_TEST_FAILURE\].*)\]$/u, '$1$2')
        .replace(/ (?:time|timestamp|hostname)="[^"]*"/gu, '')
        .replace(/ \{$/u, ''),
    )
    .filter(
      (line) =>
        !/duration_ms \d|stack: \|-|[( ]node:|^ +(?:at )?(?:async Promise\.all|new Promise|Array\.map)|^ *\}$/u.test(
          line,
        ),
    );
}

/** Runs a program here and in Node, and compares what they print. */
export async function printsTheSame(
  lab: Parameters<typeof run>[0],
  program: Readonly<Record<string, string>> | string,
): Promise<void> {
  const tree = typeof program === 'string' ? { 'main.mjs': program } : program;
  const [node, here] = await Promise.all([runInNode(tree, 'main.mjs'), run(lab, tree)]);
  expect(here.stderr).toBe('');
  expect(comparable(here.stdout.split('\n'))).toEqual(comparable(node.lines));
}

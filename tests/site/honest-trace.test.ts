// The trace is honest: programs of the course, watched, do what they do without it. A pick of them, or all where
// the variable ALL_EXAMPLES is set.
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { RunEvent, RunResult } from '../../src/engine/types.ts';
import { programOf, type Example } from '../../src/example/example.ts';
import { linesOf } from '../../src/example/lines.ts';
import { checkProperty } from '../../src/example/property.ts';
import { readExamples } from '../../src/example/recorder/folder.ts';
import { nodePath } from '../support/nodes.ts';
import { runInNode } from '../support/real-node.ts';
import { runTraced } from '../support/stackblitz/run-traced.ts';

/** Of each kind of thing that the course teaches, and all that the trace has a hand in. */
const pick = new Set([
  'one-turn',
  'next-tick-or-promise',
  'letting-the-clock-tick',
  'starts-at-once',
  'when-the-loop-ends',
  'nobody-awaits',
  'first-failure-stops',
  'numbered-questions',
  'deadlock',
  'bounded-buffer',
  'direct-line',
  'five-threads',
  'stop-a-thread',
  'exit-ends-what',
  'crash-ends-what',
  'unheard-error',
  'parent-and-child',
  'crash-and-replace',
  'sync-stops-the-loop',
  'same-process-or-not',
]);

interface Outcome {
  readonly events: readonly RunEvent[];
  readonly result: RunResult;
}

/** A run without any trace: what it printed comes as one event a stream. */
async function runPlain(example: Example): Promise<Outcome> {
  const { files, entry, args, env } = programOf(example, 'en');
  const { lines, errors, code } = await runInNode(files, entry, nodePath('24'), { args, env });
  const source = { pid: 1, threadId: 0 };
  return {
    events: [
      { kind: 'stdout', at: 0, source, text: lines.join('\n') },
      { kind: 'stderr', at: 0, source, text: errors.join('\n') },
    ],
    result: { kind: 'exited', code, signal: null, duration: 0 },
  };
}

const codeOf = ({ result }: Outcome): number | null =>
  result.kind === 'exited' ? result.code : null;

const textsOf = ({ events }: Outcome, kind: 'stdout' | 'stderr'): readonly string[] =>
  linesOf(events)
    .filter(({ stream }) => stream === kind)
    .map(({ text }) => text);

const examples = [...(await readExamples()).values()];
const chosen = examples.filter(({ id }) => pick.has(id) || process.env['ALL_EXAMPLES']);

test('the pick is of programs of the course', () => {
  const ids = new Set(examples.map(({ id }) => id));
  assert.deepEqual(
    [...pick].filter((id) => !ids.has(id)),
    [],
  );
});

suite('watched and plain', { concurrency: 3 }, () => {
  for (const example of chosen) {
    test(example.id, async () => {
      const { property } = example;
      const plain = await runPlain(example);
      const options = { watch: 'states' as const, signal: AbortSignal.timeout(120_000) };
      const watched = await runTraced(programOf(example, 'en'), '24', options);
      assert.equal(codeOf(watched), codeOf(plain));
      assert.equal(checkProperty(property, watched.events, watched.result), undefined);
      // The streams come apart here: what is stated of the order between them cannot be seen.
      const isOfBoth = textsOf(plain, 'stderr').length > 0;
      if (!isOfBoth) assert.equal(checkProperty(property, plain.events, plain.result), undefined);
      if (property.some(({ kind }) => kind === 'exact')) {
        assert.deepEqual(textsOf(watched, 'stdout'), textsOf(plain, 'stdout'));
        assert.deepEqual(textsOf(watched, 'stderr'), textsOf(plain, 'stderr'));
      }
      const killed = new Set(
        watched.events.flatMap((event) =>
          event.kind === 'exited' && event.signal ? [event.source.pid] : [],
        ),
      );
      const untold = watched.events.filter(
        ({ kind, source }) => kind === 'untold' && !killed.has(source.pid),
      );
      assert.deepEqual(untold, [], 'of threads that nobody killed all is told');
    });
  }
});

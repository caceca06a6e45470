// The examples: every Node that the course is written for keeps each one's property, traced as on
// StackBlitz, and what was recorded is of today's program.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import { programOf, type Example } from '../../src/example/example.ts';
import { unknown } from '../../src/example/prediction.ts';
import { contradicted, unproved } from '../../src/example/proof.ts';
import { checkDiffers, checkProperty, runsNeeded } from '../../src/example/property.ts';
import { isFresh } from '../../src/example/recorder/fingerprint.ts';
import { readExamples } from '../../src/example/recorder/folder.ts';
import type { NodeLine } from '../support/nodes.ts';
import { runTraced } from '../support/stackblitz/run-traced.ts';

const examples = [...(await readExamples()).values()];

/** Longer than any example takes, on a machine that is busy with the others. */
const limit = 120_000;

async function keepsProperty(example: Example, line: NodeLine): Promise<void> {
  const { id, property, prediction } = example;
  const program = programOf(example, 'en');
  const outputs = [];
  while (outputs.length < runsNeeded(property)) {
    const { events, result } = await runTraced(program, line, {
      signal: AbortSignal.timeout(limit),
    });
    const broken = checkProperty(property, events, result);
    assert.ok(!broken, `${id}: ${broken}`);
    const wrong = prediction && contradicted(prediction, [{ events, result }]);
    assert.ok(!wrong, `content/examples/${id}/prediction.json: ${wrong}`);
    outputs.push(events);
  }
  const same = checkDiffers(property, outputs);
  assert.ok(!same, `${id}: ${same}`);
}

// Most of them mostly wait: several at a time.
suite('in real Node', { concurrency: 6 }, () => {
  for (const example of examples) {
    for (const line of ['20', '22', '24'] as const) {
      test(`${example.id}: keeps its property in Node ${line}`, () => keepsProperty(example, line));
    }
  }
});

for (const example of examples) {
  const { id, property, recording } = example;

  test(`${id}: its recording is of this program and keeps its property`, () => {
    const again = `run \`npm run record -- ${id}\``;
    assert.ok(recording, `content/examples/${id}/ has no recorded output: ${again}`);
    assert.ok(isFresh(example), `content/examples/${id}/ changed since it was recorded: ${again}`);
    const broken = checkProperty(property, recording.events, recording.result);
    assert.ok(!broken, `${id}: ${broken}\n${again}`);
  });

  test(`${id}: its recording tells nothing of the machine it was made on`, () => {
    const text = JSON.stringify(recording?.events);
    assert.doesNotMatch(text, /\/(?:tmp|root|work|Users|private|var)\//);
    assert.doesNotMatch(text, /\/home\/(?!project)/);
  });
}

for (const { id, recording, prediction } of examples) {
  if (!recording || !prediction) continue;

  test(`${id}: what its prediction calls right is what was recorded`, () => {
    const wrong = contradicted(prediction, [recording]);
    assert.ok(!wrong, `content/examples/${id}/prediction.json: ${wrong}`);
    // What cannot be known takes more runs: tests/e2e/predictions-proved.test.ts has them.
    if (prediction.right === unknown) return;
    const missing = unproved(prediction, [recording]);
    assert.ok(!missing, `content/examples/${id}/prediction.json: ${missing}`);
  });
}

test('a file that several examples share is the same in all of them', () => {
  const own = new Set(['worker.mjs', 'child.mjs', ...examples.map(({ entry }) => entry)]);
  const seen = new Map<string, { readonly id: string; readonly text: string }>();
  for (const { id, files } of examples) {
    for (const { path, source } of files) {
      if (own.has(path)) continue;
      const text = source['zh-TW'] + source.en;
      const first = seen.get(path) ?? { id, text };
      seen.set(path, first);
      assert.equal(
        text,
        first.text,
        `${path} differs between ${first.id} and ${id}: rename or mend`,
      );
    }
  }
});

test('no file is longer than the numbers that styles put beside its lines', () => {
  const styles = readFileSync('src/styles/block-code.css', 'utf8');
  const most = Math.max(...[...styles.matchAll(/(\d+)\\a/g)].map(([, number]) => Number(number)));
  assert.ok(most > 50, `only ${most}: is the pattern still right?`);
  for (const { id, files } of examples) {
    for (const { path, source } of files) {
      for (const text of Object.values(source)) {
        const lines = text.trimEnd().split('\n').length;
        assert.ok(lines <= most, `${id}/${path} has ${lines} lines, and numbers end at ${most}`);
      }
    }
  }
});

// The Python programs: what was recorded is of today's program, in a Python that is new enough, and the
// Python of this machine, where there is one, keeps each one's property.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkProperty } from '../../src/example/property.ts';
import { eventsOf, resultOf } from '../../src/example/python.ts';
import { readPythonPrograms } from '../../src/example/recorder/folder.ts';
import {
  isFreshPython,
  isRecentPython,
  pythonVersion,
  runPython,
} from '../../src/example/recorder/python-runner.ts';
import { readPages } from './pages.ts';

const programs = [...(await readPythonPrograms()).values()];
const here = await pythonVersion();
const skip =
  here === undefined
    ? 'there is no Python here'
    : isRecentPython(here)
      ? false
      : `Python ${here} is older than 3.11`;

for (const program of programs) {
  const { id, property, recording } = program;

  test(`${id}: its recording is of this program, and keeps its property`, () => {
    const again = `run \`npm run record-python -- ${id}\``;
    assert.ok(recording, `content/python/${id}/ has no recorded output: ${again}`);
    assert.ok(
      isFreshPython(program),
      `content/python/${id}/ changed since it was recorded: ${again}`,
    );
    assert.ok(isRecentPython(recording.python), `recorded in Python ${recording.python}: ${again}`);
    const broken = checkProperty(property, eventsOf(recording), resultOf(recording));
    assert.ok(!broken, `${id}: ${broken ?? ''}\n${again}`);
    const text = JSON.stringify(recording.lines);
    assert.doesNotMatch(text, /\/(?:tmp|root|work|home|Users|private|var)\//);
  });

  test(`${id}: keeps its property in the Python of this machine`, { skip }, async () => {
    const run = await runPython(program);
    const broken = checkProperty(property, eventsOf(run), resultOf(run));
    assert.ok(!broken, `${id}: ${broken ?? ''}`);
  });
}

test('every program stands beside an example, once, on a page of both languages', async () => {
  const ids = programs.map(({ id }) => id);
  assert.ok(ids.length > 0);
  for (const locale of ['zh-TW', 'en'] as const) {
    const shown = (await readPages())
      .filter((page) => page.locale === locale)
      .flatMap(({ file, lines }) => {
        const text = lines.join('\n');
        const opened = text.split('<Beside').length - 1;
        const named = [
          ...text.matchAll(
            /^<Beside python="([^"]*)">\n\n<Example id="[^"]*"(?: view="timeline")? \/>\n/gm,
          ),
        ].map(([, id = '']) => id);
        assert.equal(
          named.length,
          opened,
          `${file}: write <Beside python="…">, an empty line, <Example id="…" />`,
        );
        return named;
      });
    assert.deepEqual(shown.sort(), ids, `${locale}: show each once, or remove its folder`);
  }
});

// The Python programs: what is made of a folder, and the sentence for each way to get one wrong.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkProperty } from '../../../src/example/property.ts';
import {
  eventsOf,
  findPython,
  formatPythonRecording,
  readPython,
  resultOf,
  type PythonRecording,
} from '../../../src/example/python.ts';
import {
  isFreshPython,
  isRecentPython,
  pythonFingerprint,
} from '../../../src/example/recorder/python-runner.ts';

const place = '/content/python/one';
const page = 'content/articles/en/async-await.mdx';
const recording: PythonRecording = {
  python: '3.11.7',
  program: '0'.repeat(64),
  lines: [
    { at: 3, stream: 'stdout', text: 'a' },
    { at: 5, stream: 'stderr', text: '' },
    { at: 5, stream: 'stdout', text: 'b' },
  ],
  result: { code: 0, signal: null, duration: 20 },
};
const property = [{ kind: 'exact', lines: ['a', '', 'b'] }] as const;
const files = {
  [`${place}/main.py`]: "print('a')\n",
  [`${place}/python.json`]: JSON.stringify({ property }),
};
const recorded = { ...files, [`${place}/recorded.json`]: formatPythonRecording(recording) };

test('a program has its text, its property and its recording, which reads as the events of a run', () => {
  const program = findPython(readPython(recorded), 'one', page);
  assert.equal(program.source, "print('a')\n");
  assert.deepEqual(program.recording, recording);
  const [events, result] = [eventsOf(recording), resultOf(recording)];
  assert.equal(checkProperty(property, events, result), undefined);
  assert.match(checkProperty([{ kind: 'has', line: 'c' }], events, result) ?? '', /No line/);
});

test('an unknown program, and one that is not recorded, are named with what to do', () => {
  assert.throws(() => findPython(readPython(recorded), 'two', page), {
    message: `${page} names the Python program 'two', which does not exist: add content/python/two/ or mend the name`,
  });
  assert.throws(() => findPython(readPython(files), 'one', page), {
    message: /^content\/python\/one\/ has no recorded output.*`npm run record-python -- one`$/,
  });
});

const json = (value: unknown): string => JSON.stringify(value);
const wrong: Readonly<Record<string, readonly [string, string, RegExp]>> = {
  'a file that is none of the three': ['helper.py', '', /helper\.py: a folder .* and no others/],
  'no property': ['python.json', json({ property: [] }), /python\.json needs mending/],
  'a key misspelt': ['python.json', json({ property, title: 'x' }), /Invalid key: [^]*"title"/],
  'a recording of an old Python': [
    'recorded.json',
    formatPythonRecording({ ...recording, python: '3.10.2' }),
    /recorded\.json needs mending:[^]*→ at python/,
  ],
  'a recording without lines': [
    'recorded.json',
    formatPythonRecording({ ...recording, lines: [] }),
    /→ at lines/,
  ],
};
for (const [what, [path, text, message]] of Object.entries(wrong)) {
  test(`refuses ${what}, naming the file`, () => {
    assert.throws(() => readPython({ ...recorded, [`${place}/${path}`]: text }), { message });
  });
}

test('refuses a folder that lacks a file, and a bad name', () => {
  assert.throws(() => readPython({ [`${place}/main.py`]: '' }), /one\/python\.json is missing/);
  assert.throws(() => readPython({ [`${place}/python.json`]: '' }), /one\/main\.py is missing/);
  assert.throws(() => readPython({ '/content/python/Two Words/main.py': '' }), /and no others/);
});

test('a recording is fresh until the program changes', () => {
  const program = findPython(readPython(recorded), 'one', page);
  assert.equal(isFreshPython(program), false);
  const again = { ...recording, program: pythonFingerprint(program) };
  assert.equal(isFreshPython({ ...program, recording: again }), true);
  assert.equal(isFreshPython({ ...program, recording: again, source: '' }), false);
});

test('3.11 is new enough, and what came later', () => {
  const versions = ['2.7.18', '3.9.1', '3.10.14', '3.11.0', '3.14.0', '3.15.0b1'];
  assert.deepEqual(versions.map(isRecentPython), [false, false, false, true, true, true]);
});

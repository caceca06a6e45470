// What an author may get wrong in an exercise: each fails with a sentence that says what to mend.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readExercises } from '../../../src/exercise/exercise.ts';
import { rulesOf, Tally } from '../../../src/exercise/rules.ts';
import { exited, printed } from '../example/events.ts';

const says = { 'zh-TW': '印出一行', en: 'A line is printed' };
const about = {
  title: says,
  summary: says,
  minutes: 5,
  level: 'easy',
  article: 'locks',
  entry: 'main.mjs',
  property: [
    {
      says,
      holds: [
        { kind: 'has', line: 'done' },
        { kind: 'exit', code: 0 },
      ],
    },
  ],
  hints: [{ about: 'console', 'zh-TW': '看看 console', en: 'See the console' }],
  why: says,
};
const folder = {
  'exercise.json': JSON.stringify(about),
  'task.zh-TW.mdx': '改好它。',
  'task.en.mdx': 'Mend it.',
  'start/main.mjs': "console.log('not yet');\n",
  'solution/main.mjs': "console.log('done');\n",
};

const read = (files: Readonly<Record<string, string>>) =>
  readExercises(
    Object.fromEntries(
      Object.entries(files).map(([path, text]) => [`/content/exercises/print/${path}`, text]),
    ),
  ).get('print');

const changed = (change: Readonly<Record<string, unknown>>) => ({
  ...folder,
  'exercise.json': JSON.stringify({ ...about, ...change }),
});

test('an exercise has its start, and a solution with the other files of the start', () => {
  const exercise = read({ ...folder, 'start/other.mjs': '// en\n' });
  assert.deepEqual(
    exercise?.solution.files.map(({ path, source }) => [path, source.en]),
    [
      ['main.mjs', "console.log('done');\n"],
      ['other.mjs', '// en\n'],
    ],
  );
  assert.deepEqual(exercise.solved, ['main.mjs']);
});

const mistakes: readonly (readonly [string, Readonly<Record<string, string>>, RegExp])[] = [
  ['no task in a language', { ...folder, 'task.en.mdx': '' }, /task\.en\.mdx is missing: write it/],
  [
    'a hint in one language',
    changed({ hints: [{ about: 'console', en: 'See' }] }),
    /exercise\.json needs mending:[^]*hints\.0\.zh-TW/,
  ],
  [
    'a clause without words',
    changed({ property: [{ says: { 'zh-TW': '', en: 'x' }, holds: about.property[0]?.holds }] }),
    /needs mending:[^]*property\.0\.says\.zh-TW/,
  ],
  [
    'no clause says how it ends',
    changed({ property: [{ says, holds: [{ kind: 'has', line: 'done' }] }] }),
    /no clause says how the program ends/,
  ],
  [
    'a clause that one run cannot break',
    changed({ property: [{ says, holds: [{ kind: 'differs', runs: 3 }] }] }),
    /one run cannot show that runs differ/,
  ],
  [
    'a hint about what is not there',
    changed({ hints: [{ about: 'Mutex', ...says }] }),
    /a hint about 'Mutex': start\/ has no such text/,
  ],
  ['no hints', changed({ hints: [] }), /give at least one hint/],
  ['a given file that is none', changed({ given: ['a.mjs'] }), /'a\.mjs', which is not in start/],
  ['an entry that is none', changed({ entry: 'a.mjs' }), /the entry 'a\.mjs'/],
  [
    'a solution that changes what is given',
    changed({ given: ['main.mjs'] }),
    /'main\.mjs' is given, a solution leaves it alone/,
  ],
  [
    'a solution that is the start',
    { ...folder, 'solution/main.mjs': folder['start/main.mjs'] },
    /is what start\/ has: change it/,
  ],
  [
    'a solution with a file of its own',
    { ...folder, 'solution/more.mjs': '' },
    /more\.mjs has no counterpart in start/,
  ],
];

for (const [name, files, sentence] of mistakes) {
  test(`${name}: said`, () => {
    assert.throws(() => read(files), sentence);
  });
}

test('a clause holds that held in every run, and what broke it first is told', () => {
  const exercise = read(folder);
  assert.ok(exercise);
  const tally = new Tally(rulesOf(exercise));
  assert.equal(tally.add(printed('done'), exited(0)), true);
  assert.equal(tally.found[0], undefined);
  assert.equal(tally.add(printed('not yet'), exited(0), 7), false);
  assert.equal(tally.add(printed('done'), exited(0)), true);
  assert.deepEqual(
    tally.found.map((found) => [found?.run, found?.seed, found?.isUnended]),
    [[2, 7, false]],
  );
});

test('a run that did not end breaks the clause of the end, and settles it', () => {
  const exercise = read(folder);
  assert.ok(exercise);
  const tally = new Tally(rulesOf(exercise));
  tally.add(printed('done'), { kind: 'stopped', duration: 10_000 });
  assert.equal(tally.found[0]?.isUnended, true);
  assert.equal(tally.isSettled, true);
});

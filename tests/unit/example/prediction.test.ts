// Predictions: what is refused when one is written, and what runs say against one.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parsePrediction, type Prediction } from '../../../src/example/prediction.ts';
import { contradicted, unproved, type SeenRun } from '../../../src/example/proof.ts';
import { piecesOf } from '../../../src/example/sentence.ts';
import { exited, printed } from './events.ts';

const both = { 'zh-TW': '一', en: 'one' };
const file = 'content/examples/two/prediction.json';
const first = {
  asks: 'first',
  question: both,
  choices: [
    { id: 'a', line: 'a' },
    { id: 'b', line: 'b', why: both },
    { id: 'unknown', why: both },
  ],
  right: 'a',
  why: both,
};
const order = {
  ...first,
  asks: 'order',
  choices: [
    { id: 'b', line: 'b', why: both },
    { id: 'a', text: both, matches: 'a+' },
    { id: 'c', line: 'c', why: both },
  ],
  right: ['a', 'b', 'c'],
};
const never = {
  ...first,
  asks: 'never',
  choices: [
    { id: 'a', line: 'a' },
    { id: 'b', line: 'b', why: both },
    { id: 'c', line: 'c', why: both },
  ],
};
const ends = {
  ...first,
  asks: 'ends',
  choices: [
    { id: 'a', text: both, matches: '1' },
    { id: 'b', text: both, matches: '0', why: both },
    { id: 'unknown', why: both },
  ],
};
const race = {
  ...first,
  choices: [
    { id: 'a', line: 'a', why: both },
    { id: 'b', line: 'b', why: both },
    { id: 'unknown' },
  ],
  right: 'unknown',
};

const parse = (value: unknown): Prediction => parsePrediction(JSON.stringify(value), file);
const ran = (lines: readonly string[], code = 0): SeenRun => ({
  events: printed(...lines),
  result: exited(code),
});

test('each form is read', () => {
  for (const each of [first, order, never, ends, race]) assert.deepEqual(parse(each), each);
});

const [right, wrong, last] = first.choices;
const refused: Readonly<Record<string, readonly [unknown, RegExp]>> = {
  'a language missing': [{ ...first, question: { en: 'one' } }, /→ at question\.zh-TW|zh-TW/],
  'a language left empty': [{ ...first, why: { 'zh-TW': '', en: 'one' } }, /→ at why\.zh-TW/],
  'a wrong choice without a reason': [
    { ...first, choices: [right, { id: 'b', line: 'b' }, last] },
    /choice 'b' is wrong and needs a `why` in both languages/,
  ],
  'a reason in one language': [
    { ...first, choices: [right, { id: 'b', line: 'b', why: { en: 'one' } }, last] },
    /→ at choices\.1\.why/,
  ],
  'a reason of the right choice': [
    { ...first, choices: [{ ...right, why: both }, wrong, last] },
    /choice 'a' is right: its reason is the `why` at the end/,
  ],
  'no way to say that it cannot be known': [
    { ...first, choices: [right, wrong, { id: 'c', line: 'c', why: both }] },
    /"asks": "first" needs choice 'unknown'/,
  ],
  'that way in an order': [
    { ...order, choices: [...order.choices, last], right: [...order.right, 'unknown'] },
    /"asks": "order" takes no choice 'unknown'/,
  ],
  'a right choice that there is not': [{ ...first, right: 'c' }, /'c' is no choice/],
  'an order that leaves one out': [{ ...order, right: ['a', 'b', 'b'] }, /name each choice once/],
  'an order in another form': [{ ...first, right: ['a', 'b', 'unknown'] }, /a list in `order`/],
  'a choice that shows nothing': [
    { ...first, choices: [{ id: 'a' }, wrong, last] },
    /choice 'a' needs `line`, or `text` and `matches`/,
  ],
  'words without their meaning': [
    { ...first, choices: [{ id: 'a', text: both }, wrong, last] },
    /choice 'a' needs `text` and `matches` together/,
  ],
  'two choices of one name': [{ ...first, choices: [right, wrong, wrong, last] }, /rename one/],
  'what comes next, after nothing': [{ ...first, asks: 'next' }, /`after` goes with/],
  'a number without its place': [{ ...first, asks: 'number' }, /with one group: the number/],
};

for (const [what, [value, message]] of Object.entries(refused)) {
  test(`refuses ${what}`, () => {
    assert.throws(
      () => parse(value),
      (error: Error) => {
        assert.match(error.message, /two\/prediction\.json needs mending/);
        assert.match(error.message, message);
        return true;
      },
    );
  });
}

test('runs that say the same contradict nothing', () => {
  assert.equal(contradicted(parse(first), [ran(['a', 'b'])]), undefined);
  assert.equal(contradicted(parse(order), [ran(['aa', 'x', 'b', 'c'])]), undefined);
  assert.equal(contradicted(parse(never), [ran(['b', 'c'])]), undefined);
  assert.equal(contradicted(parse(ends), [ran(['x'], 1)]), undefined);
  const next = parse({ ...first, asks: 'next', after: 'x+' });
  assert.equal(contradicted(next, [ran(['b', 'xx', 'a'])]), undefined);
  const number = { ...first, asks: 'number', in: 'sum (\\w)' };
  assert.equal(contradicted(parse(number), [ran(['b', 'sum a'])]), undefined);
});

test('a run that says otherwise names both, and what to mend', () => {
  const says = (prediction: unknown, run: SeenRun): string =>
    contradicted(parse(prediction), [run]) ?? '';
  assert.match(
    says(first, ran(['b', 'a'])),
    /`right` is 'a', and a run says 'b': mend `right`, or the choices\. The output was:\nb\na/,
  );
  assert.match(says(first, ran(['x'])), /a run says no choice/);
  assert.match(says({ ...first, asks: 'last' }, ran(['a', 'b'])), /a run says 'b'/);
  assert.match(says(order, ran(['b', 'a', 'c'])), /is 'a', 'b', 'c', and a run says 'b', 'a', 'c'/);
  assert.match(says(order, ran(['a', 'b', 'c', 'b'])), /a run says 'a', 'b', 'c', 'b'/);
  assert.match(says(never, ran(['a', 'b', 'c'])), /`right` is 'a', which a run has printed/);
  assert.match(says(ends, ran(['x'], 0)), /a run says 'b'/);
  assert.match(
    says({ ...race, asks: 'next', after: 'x' }, ran(['a'])),
    /no answer to the question/,
  );
});

test('that it cannot be known takes two outcomes', () => {
  assert.match(
    unproved(parse(race), [ran(['a']), ran(['a'])]) ?? '',
    /all 2 runs say 'a': mend it/,
  );
  assert.equal(unproved(parse(race), [ran(['a']), ran(['b'])]), undefined);
});

test('that one can never happen takes runs with each of the others', () => {
  assert.match(unproved(parse(never), [ran(['b'])]) ?? '', /choice 'c' happened in none of 1 runs/);
  assert.equal(unproved(parse(never), [ran(['b']), ran(['c'])]), undefined);
});

test('what stands between backticks is code', () => {
  assert.deepEqual(piecesOf('`a` is b'), [
    { text: 'a', isCode: true },
    { text: ' is b', isCode: false },
  ]);
});

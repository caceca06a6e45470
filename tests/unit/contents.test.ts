// Which articles the contents of a page show: all of a course that one can overlook, or those around it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nearby, type ContentsEntry } from '../../src/chrome/contents.ts';

const course = (length: number): readonly ContentsEntry[] =>
  Array.from({ length }, (_, index) => ({
    slug: `a${String(index + 1)}`,
    place: index + 1,
    title: '',
    url: '',
    lang: undefined,
  }));

/** The first and the last place that are shown, and how many there are. */
function shown(length: number, page: string): readonly (number | undefined)[] {
  const places = nearby(course(length), page).map(({ place }) => place);
  assert.deepEqual(
    places,
    places.map((_, index) => (places[0] ?? 0) + index),
  );
  return [places[0], places.at(-1), places.length];
}

test('a course of forty is shown whole, on every page', () => {
  for (const page of ['a1', 'a20', 'a40', 'glossary'])
    assert.deepEqual(shown(40, page), [1, 40, 40]);
  assert.deepEqual(nearby([], ''), []);
});

test('of a longer one, forty around the page, and as many at its ends', () => {
  assert.deepEqual(shown(100, 'a1'), [1, 40, 40]);
  assert.deepEqual(shown(100, 'a21'), [1, 40, 40]);
  assert.deepEqual(shown(100, 'a22'), [2, 41, 40]);
  assert.deepEqual(shown(100, 'a50'), [30, 69, 40]);
  assert.deepEqual(shown(100, 'a100'), [61, 100, 40]);
  assert.deepEqual(shown(100, 'no article'), [1, 40, 40]);
});

test('the page is always among them', () => {
  for (let place = 1; place <= 90; place += 1) {
    const slug = `a${String(place)}`;
    assert.ok(
      nearby(course(90), slug).some((entry) => entry.slug === slug),
      slug,
    );
  }
});

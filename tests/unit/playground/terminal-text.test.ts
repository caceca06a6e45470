// What a program prints becomes text with a style, whatever it printed.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { classesOf } from '../../../src/playground/output/terminal-classes.ts';
import { plainStyle } from '../../../src/playground/output/terminal-style.ts';
import {
  plainText,
  readTerminalLine,
  styleAfter,
} from '../../../src/playground/output/terminal-text.ts';
import { randomBelow } from '../random.ts';

const read = (line: string): readonly [text: string, classes: string][] =>
  readTerminalLine(line, plainStyle).pieces.map((piece) => [piece.text, classesOf(piece)]);
const shown = (line: string): string =>
  read(line)
    .map(([text]) => text)
    .join('');

test('plain text is one plain piece', () => {
  assert.deepEqual(read('a <b> 中文 🧵\tc'), [['a <b> 中文 🧵\tc', '']]);
  assert.deepEqual(read(''), []);
});

test('colours and marks become classes', () => {
  assert.deepEqual(read('a\x1b[31;1mb\x1b[22mc\x1b[0md'), [
    ['a', ''],
    ['b', 'ansi-text ansi-text-1 ansi-bold'],
    ['c', 'ansi-text ansi-text-1'],
    ['d', ''],
  ]);
  assert.deepEqual(read('\x1b[7mx\x1b[27;97;104my\x1b[m'), [
    ['x', 'ansi-text ansi-text-page ansi-ground ansi-ground-page'],
    ['y', 'ansi-text ansi-text-15 ansi-ground ansi-ground-12'],
  ]);
});

test('any colour is a colour of ours or rgb of three bytes', () => {
  const [palette] = readTerminalLine('\x1b[38;5;9mx', plainStyle).pieces;
  assert.equal(palette?.style.colour, 9);
  const [cube] = readTerminalLine('\x1b[48;5;208mx', plainStyle).pieces;
  assert.equal(cube?.style.ground, 'rgb(255 135 0)');
  const [free] = readTerminalLine('\x1b[38;2;1;2;3mx', plainStyle).pieces;
  assert.equal(free?.style.colour, 'rgb(1 2 3)');
  const [none] = readTerminalLine('\x1b[38;2;1;2;999mx', plainStyle).pieces;
  assert.equal(none?.style.colour, undefined);
});

test('a style goes on into the next line', () => {
  const style = styleAfter('\x1b[32mgreen', plainStyle);
  assert.equal(readTerminalLine('still', style).pieces[0]?.style.colour, 2);
  assert.equal(styleAfter('no escape', style), style);
});

test('links, titles and cursor movements leave their text alone', () => {
  assert.equal(shown('\x1b]8;;https://evil.example/\x07here\x1b]8;;\x07'), 'here');
  assert.equal(shown('\x1b]0;title\x1b\\text'), 'text');
  assert.equal(shown('a\x1b[2J\x1b[1;1H\x1b[?25l\x1bMb'), 'ab');
  assert.equal(shown('\x1bPq payload\x1b\\b'), 'b');
});

test('what is no whole sequence is shown, not swallowed', () => {
  assert.equal(
    shown('\x1b]8;;https://evil.example/ and the rest'),
    '␛]8;;https://evil.example/ and the rest',
  );
  assert.equal(shown('\x1b'), '␛');
  assert.equal(shown('\x1b[31'), '␛[31');
});

test('nothing is hidden: concealed text is text', () => {
  assert.deepEqual(read('\x1b[8msecret'), [['secret', '']]);
});

test('bidi controls and other controls are shown by their names', () => {
  assert.equal(shown('a\u202eb\u2066c\u200fd'), 'a‹U+202E›b‹U+2066›c‹U+200F›d');
  assert.equal(shown('\0\b\x07\x7f\x9b31m\u2028'), '␀␈␇␡‹U+009B›31m‹U+2028›');
});

test('a cloning return starts the line anew', () => {
  assert.equal(shown('10 %\r50 %\r100 %'), '100 %');
  assert.equal(shown('waiting\r'), 'waiting␍');
});

test('a line of any length is read to a point, and says how much is left', () => {
  const { pieces, cut } = readTerminalLine('x'.repeat(1_000_000), plainStyle);
  assert.equal(pieces.map(({ text }) => text).join('').length + cut, 1_000_000);
  const many = readTerminalLine('\x1b[31mx'.repeat(5_000), plainStyle);
  assert.ok(many.pieces.length <= 1_001);
  assert.ok(many.cut > 0);
});

test('copied text has no sequences and no controls', () => {
  assert.equal(plainText('\x1b[31mred\x1b[0m \u202etext\x07\ttab'), 'red text\ttab');
  assert.equal(plainText('\x1b'), '');
});

test('10,000 hostile lines: letters are never lost, and nothing that acts is left', () => {
  const below = randomBelow(1);
  const parts = [
    '\x1b[',
    '\x1b]8;;',
    '\x1b\\',
    '\x07',
    ';',
    '38;5;',
    '999',
    'm',
    'H',
    '\u202e',
    '\r',
  ];
  const letters = ['<script>', '&amp;', '"', '中', '🧵', 'z', ' '];
  for (let round = 0; round < 10_000; round += 1) {
    const line = Array.from({ length: below(30) }, () => {
      const kind = below(3);
      if (kind === 0) return parts[below(parts.length)];
      return kind === 1 ? letters[below(letters.length)] : String.fromCharCode(below(0x100));
    })
      .join('')
      .replaceAll('\n', '');
    const text = shown(line);
    const acting = /[\x00-\x08\x0a-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/;
    assert.doesNotMatch(text, acting, JSON.stringify(line));
    const part = line.slice(line.lastIndexOf('\r', line.length - 2) + 1);
    // Sequences are taken out; where there are none, every character that does not act is there.
    if (part.includes('\x1b')) continue;
    const seen = [...text];
    for (const character of part) {
      if (acting.test(character)) continue;
      while (seen.length > 0 && seen[0] !== character) seen.shift();
      assert.equal(seen.shift(), character, JSON.stringify(line));
    }
  }
});

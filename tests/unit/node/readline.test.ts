// `node:readline` and this Node's own: the same lines, answers and keys.
import assert from 'node:assert/strict';
import { on } from 'node:events';
import real from 'node:readline';
import realPromises from 'node:readline/promises';
import { PassThrough, Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { test } from 'node:test';
import { setTimeout } from 'node:timers';
import { createReadline } from '../../../src/node/builtins/readline/readline.ts';
import type { ReadlineNeeds } from '../../../src/node/builtins/readline/readline.ts';
import { EventEmitter } from '../../../src/node/events/emitter.ts';

const own = createReadline({
  EventEmitter,
  createDecoder: () => new StringDecoder('utf8'),
  iterate: on as unknown as ReadlineNeeds['iterate'],
  setTimeout: (job, delay) => setTimeout(job, delay),
  defer: (job) => {
    process.nextTick(job);
  },
}) as unknown as typeof real;

/** Runs on both; what comes of it must be equal. */
function compare(
  name: string,
  program: (readline: typeof real, promises: typeof realPromises) => Promise<unknown>,
): void {
  test(name, async () => {
    assert.deepEqual(await program(own, own.promises), await program(real, realPromises));
  });
}

compare('lines, however they come in pieces', async ({ createInterface }) => {
  const all: string[][] = [];
  for (const pieces of [
    ['a\nb', '\r\n', 'c'],
    ['a\r', '\nb\n'],
    [''],
    ['\n\n'],
    ['中'.slice(0), '\u2028x'],
    ['no end'],
  ]) {
    const lines: string[] = [];
    for await (const line of createInterface({ input: Readable.from(pieces), crlfDelay: Infinity }))
      lines.push(line);
    all.push(lines);
  }
  const bytes = Buffer.from('中文\n');
  const halves = Readable.from([bytes.subarray(0, 2), bytes.subarray(2)]);
  for await (const line of createInterface({ input: halves })) all.push([line]);
  return all;
});

compare('questions, one after another', async ({ createInterface }, promises) => {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const lines = createInterface({ input, output });
  const answers: string[] = [];
  const asked = new Promise<void>((resolve) => {
    lines.question('name? ', (name) => {
      answers.push(name);
      lines.question('age? ', (age) => {
        answers.push(age);
        resolve();
      });
    });
  });
  input.write('me\n5\nrest\n');
  await asked;
  lines.close();
  assert.throws(
    () => {
      lines.question('x', () => undefined);
    },
    { code: 'ERR_USE_AFTER_CLOSE' },
  );
  const again = promises.createInterface({ input: Readable.from(['yes\n']), output });
  answers.push(await again.question('sure? '));
  await assert.rejects(again.question('x', { signal: AbortSignal.abort() }), {
    name: 'AbortError',
  });
  again.close();
  return [answers, String(output.read())];
});

compare('a line that is edited', async ({ createInterface }) => {
  const input = new PassThrough();
  const lines = createInterface({ input, terminal: true });
  const seen: unknown[] = [];
  lines.on('line', (line) => seen.push(['line', line]));
  const press = (text: string | undefined, key?: real.Key): void => {
    lines.write(text as string, key);
    seen.push([lines.line, lines.cursor]);
  };
  press('foo bar.hop/zoo');
  press(undefined, { ctrl: true, name: 'a' });
  for (let count = 0; count < 3; count += 1) press(undefined, { meta: true, name: 'f' });
  press(undefined, { meta: true, name: 'b' });
  press(undefined, { meta: true, name: 'd' });
  press(undefined, { ctrl: true, name: 'w' });
  press('中');
  press(undefined, { name: 'left' });
  press(undefined, { name: 'delete' });
  press(undefined, { ctrl: true, name: 'k' });
  press(undefined, { name: 'backspace' });
  press('one\ntwo');
  press(undefined, { name: 'return' });
  press(undefined, { name: 'up' });
  press(undefined, { name: 'up' });
  press(undefined, { name: 'down' });
  lines.close();
  return await Promise.resolve(seen);
});

compare('keys', async ({ emitKeypressEvents }) => {
  const input = new PassThrough();
  const keys: unknown[] = [];
  emitKeypressEvents(input);
  input.on('keypress', (text, key: object) => keys.push([text, { ...key }]));
  const typed = [
    'a',
    'B',
    '5',
    '中',
    '\r',
    '\n',
    '\t',
    '\b',
    ' ',
    '\x01',
    '\x1b[A',
    '\x1bOH',
    '\x1b[1;5C',
    '\x1b[3~',
    '\x1b[15~',
    '\x1bb',
    '\x1b[Z',
    '\x1b[1~',
    '\x1b[[B',
    '\x1b[[5~',
    '\x1b[2P',
    '\x1b[31m',
    '\x1b[a',
    '\x1bOc',
    '\x1b[3$',
    '\x1b[7^',
    '\x1b\x1bx',
    '\x1b\x1b\x1b',
  ];
  for (const each of typed) input.write(each);
  await new Promise((resolve) => setImmediate(resolve));
  return keys;
});

compare(
  'moving the cursor',
  async ({ clearLine, clearScreenDown, cursorTo, moveCursor }, { Readline }) => {
    const output = new PassThrough();
    clearLine(output, -1);
    clearLine(output, 0);
    clearLine(output, 1);
    clearScreenDown(output);
    cursorTo(output, 3);
    cursorTo(output, 3, 4);
    moveCursor(output, -1, 2);
    moveCursor(output, 0, 0);
    await new Readline(output).cursorTo(1).moveCursor(1, 0).rollback().clearLine(0).commit();
    assert.throws(() => cursorTo(output, 'x' as never, 1), { code: 'ERR_INVALID_CURSOR_POS' });
    return String(output.read());
  },
);

// The rarer parts of `node:util` and this Node's own: command lines, media types, `.env` files.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Cloning } from '../../../src/node/ports/cloning.ts';
import real from 'node:util';
import { createRareUtil } from '../../../src/node/builtins/util/rare-util.ts';

const own = createRareUtil({
  args: () => [],
  runningSites: () => [],
  cloning: new Cloning(() => undefined),
  ports: undefined as never,
}) as unknown as typeof real;

/** What a call gives, or what it throws. */
function outcome(call: () => unknown): unknown {
  try {
    return JSON.parse(JSON.stringify(call()));
  } catch (error) {
    const { name, code, message } = error as NodeJS.ErrnoException;
    return { name, code, message };
  }
}

test('parseArgs', () => {
  const options = {
    file: { type: 'string', short: 'f' },
    verbose: { type: 'boolean', short: 'v' },
    quick: { type: 'boolean', short: 'q', default: true },
    level: { type: 'string', multiple: true },
  } as const;
  const lines = [
    '',
    '-f x',
    '-fx',
    '--file x',
    '--file=x',
    '-v',
    '-vq',
    '-vf x',
    '-vfx',
    '--level 1 --level=2',
    '--no-quick',
    'a b',
    '-- -v',
    '--file',
    '--unknown',
    '-x',
    '--verbose=1',
    '--file -v',
    '-f -v',
    '--file= x',
    '-',
    '--level=a -- b',
  ];
  for (const line of lines) {
    for (const more of [
      {},
      { strict: false },
      { allowPositionals: true, tokens: true },
      { allowNegative: true },
    ]) {
      const args = line.split(' ').filter((each) => each !== '');
      const config = { args, options, ...more };
      assert.deepEqual(
        outcome(() => own.parseArgs(config)),
        outcome(() => real.parseArgs(config)),
        `${line} ${JSON.stringify(more)}`,
      );
    }
  }
});

test('media types', () => {
  const texts = [
    'text/html',
    ' Text/HTML ; charset = utf-8',
    'text/html;charset=UTF-8;charset=x',
    'a/b;c="d;\\"e"',
    'a/b;c=',
    'a/b;c="";d=1',
    'text',
    '/html',
    'text/',
    'te xt/html',
    'text/ht ml',
    '',
    'a/b;=c;d',
    'a/b;c=d e',
    'a/b; ;c=d',
    'a/b;c="x',
    'a/b;c="x"y;d=1',
  ];
  for (const text of texts) {
    const look = ({ MIMEType }: typeof real): unknown => {
      const type = new MIMEType(text);
      return [
        type,
        type.type,
        type.subtype,
        type.essence,
        [...type.params],
        (type.params as { toString(): string }).toString(),
      ];
    };
    const [mine, theirs] = [outcome(() => look(own)), outcome(() => look(real))];
    const code = (theirs as { code?: string }).code;
    if (code === undefined) assert.deepEqual(mine, theirs, text);
    else assert.equal((mine as { code?: string }).code, code, text);
  }
});

test('.env files', () => {
  const text = `A=1\nB = two words # said\nexport C="x\\ny"\nD='#'\n#E=1\nF=\nG=\`a "b" 'c'\`\n  H=1  `;
  assert.deepEqual(own.parseEnv(text), { ...real.parseEnv(text) });
});

test('the errors of the system', () => {
  assert.deepEqual([...own.getSystemErrorMap()], [...real.getSystemErrorMap()]);
  assert.equal(own.getSystemErrorName(-2), 'ENOENT');
  assert.throws(() => own.getSystemErrorName(2), { code: 'ERR_OUT_OF_RANGE' });
});

test('aborted', async () => {
  const controller = new AbortController();
  const done = own.aborted(controller.signal, {});
  controller.abort();
  await done;
  await assert.rejects(own.aborted({} as never, {}), { code: 'ERR_INVALID_ARG_TYPE' });
});

// `cp` in memory and this Node's own: the same copies, the same refusals.
import assert from 'node:assert/strict';
import real from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { createOwnFs } from './own-fs.ts';

type Fs = typeof real;

process.umask(0o022);
const folder = real.mkdtempSync(`${tmpdir()}/interleave-cp-`);
after(() => {
  real.rmSync(folder, { recursive: true });
});

interface Case {
  /** Links to make first, `path -> target`; `~` stands for the folder that all is in. */
  readonly links?: readonly (readonly [string, string])[];
  /** Files and, where the name ends in `/`, folders to make first. */
  readonly files?: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly options?: real.CopySyncOptions & { filter?: (from: string) => never };
}

const recursive = { recursive: true };
const filter = (from: string): never => !from.endsWith('sub') as never;

const cases: Readonly<Record<string, Case>> = {
  'a file': { from: 'f', to: 'x/y/new' },
  'a file over one': { from: 'f', to: 'g' },
  'a file over one that may not be': {
    from: 'f',
    to: 'g',
    options: { force: false, errorOnExist: true },
  },
  'a file that is left as it is': { from: 'f', to: 'g', options: { force: false } },
  'a folder without leave': { from: 'd', to: 'new' },
  'a folder': { from: 'd', to: 'new', options: recursive },
  'a folder into another': { from: 'd', to: 'e', options: recursive },
  'a folder into another that may not be': {
    from: 'd',
    to: 'e',
    options: { ...recursive, errorOnExist: true, force: false },
  },
  'a folder into itself': { from: 'd', to: 'd/sub/new', options: recursive },
  'a folder into itself, without leave': { from: 'd', to: 'd/sub' },
  'a folder onto itself': { from: 'd', to: 'd', options: recursive },
  'a folder onto a file': { from: 'd', to: 'f', options: recursive },
  'a file onto a folder': { from: 'f', to: 'd' },
  'what is not there': { from: 'nope', to: 'new' },
  'a file through a file': { from: 'f', to: 'g/x' },
  'options that exclude one another': {
    from: 'f',
    to: 'new',
    options: { dereference: true, verbatimSymlinks: true },
  },
  'a mode that does not exist': { from: 'f', to: 'new', options: { mode: 9 } },
  'into itself through a link': {
    links: [['e/l', '~/d']],
    from: 'd',
    to: 'e/l/c',
    options: recursive,
  },
  'onto a link to itself': { links: [['l', '~/d']], from: 'd', to: 'l', options: recursive },
  'a link to a folder': { links: [['l', '~/d']], from: 'l', to: 'new', options: recursive },
  'a link to a folder, without leave': { links: [['l', '~/d']], from: 'l', to: 'new' },
  'what a link leads to': {
    links: [['l', '~/d']],
    from: 'l',
    to: 'new',
    options: { ...recursive, dereference: true },
  },
  'a link onto one that leads to the same': {
    links: [
      ['l', '~/d'],
      ['m', '~/d'],
    ],
    from: 'l',
    to: 'm',
  },
  'a link onto one that leads below': {
    links: [
      ['l', '~/d'],
      ['m', '~/d/sub'],
    ],
    from: 'l',
    to: 'm',
  },
  'a link onto one that leads above': {
    links: [
      ['l', '~/d/sub'],
      ['m', '~/d'],
    ],
    from: 'l',
    to: 'm',
  },
  'a link onto a file': { links: [['l', '~/d']], from: 'l', to: 'f' },
  'a link onto a folder': { links: [['l', '~/d/sub']], from: 'l', to: 'e' },
  'a link to a file onto another': {
    links: [
      ['l', '~/f'],
      ['m', '~/g'],
    ],
    from: 'l',
    to: 'm',
  },
  'a link that leads nowhere onto another': {
    links: [
      ['l', 'gone'],
      ['m', 'gone too'],
    ],
    from: 'l',
    to: 'm',
  },
  'a link to one that leads nowhere': {
    links: [['d/l', 'gone']],
    from: 'd/l',
    to: 'new',
    options: { dereference: true },
  },
  'relative links': { links: [['d/l', '../f']], from: 'd', to: 'new', options: recursive },
  'relative links as they are': {
    links: [['d/l', '../f']],
    from: 'd',
    to: 'new',
    options: { ...recursive, verbatimSymlinks: true },
  },
  'links in a folder to what they lead to': {
    links: [['d/l', '../e']],
    from: 'd',
    to: 'new',
    options: { ...recursive, dereference: true },
  },
  'links in a folder that lead nowhere': {
    links: [['d/l', 'gone']],
    from: 'd',
    to: 'new',
    options: recursive,
  },
  'a link within, onto one that leads above': {
    links: [
      ['d/c', '~/d/sub'],
      ['e/c', '~/d'],
    ],
    from: 'd',
    to: 'e',
    options: recursive,
  },
  'a link within, onto one that leads below': {
    links: [
      ['d/c', '~/d'],
      ['e/c', '~/d/sub'],
    ],
    from: 'd',
    to: 'e',
    options: recursive,
  },
  'a link within, onto one that leads elsewhere': {
    links: [
      ['d/c', '~/d/sub'],
      ['e/c', '~/f'],
    ],
    from: 'd',
    to: 'e',
    options: recursive,
  },
  'a link within, onto a file': {
    links: [['d/c', '~/d/sub']],
    files: ['e/c'],
    from: 'd',
    to: 'e',
    options: recursive,
  },
  'a link within, onto a folder': {
    links: [['d/c', '~/d/sub']],
    files: ['e/c/'],
    from: 'd',
    to: 'e',
    options: recursive,
  },
  'a link as it is, onto another': {
    links: [
      ['d/c', '../f'],
      ['e/c', '../g'],
    ],
    from: 'd',
    to: 'e',
    options: { ...recursive, verbatimSymlinks: true },
  },
  'a file within, onto a link': {
    links: [['e/c', '~/f']],
    files: ['d/c'],
    from: 'd',
    to: 'e',
    options: recursive,
  },
  'a file within, onto a folder': {
    files: ['d/c', 'e/c/'],
    from: 'd',
    to: 'e',
    options: recursive,
  },
  'a folder within, onto a link to one': {
    links: [['e/c', '~/o']],
    files: ['d/c/', 'o/'],
    from: 'd',
    to: 'e',
    options: recursive,
  },
  'a file onto a link': { links: [['l', '~/g']], from: 'f', to: 'l' },
  'a file onto a link to a folder': { links: [['l', '~/d']], from: 'f', to: 'l' },
  'a file onto a link to a folder that is followed': {
    links: [['l', '~/d']],
    from: 'f',
    to: 'l',
    options: { dereference: true },
  },
  'a file onto a link to itself': { links: [['l', '~/f']], from: 'f', to: 'l' },
  'what a filter lets pass': { from: 'd', to: 'new', options: { ...recursive, filter } },
  'what a filter lets pass, onto a folder that is there': {
    files: ['d/c', 'e/c/'],
    from: 'd',
    to: 'e',
    options: { ...recursive, filter },
  },
  'what no filter lets pass': { from: 'sub', to: 'new', options: { filter } },
};

function prepare(fs: Fs, root: string, { files = [], links = [] }: Case): void {
  for (const path of ['d/sub', 'e']) fs.mkdirSync(join(root, path), recursive);
  for (const path of ['f', 'g', 'd/a', 'd/sub/b', 'e/a', ...files]) {
    if (path.endsWith('/')) fs.mkdirSync(join(root, path));
    else fs.writeFileSync(join(root, path), path, { mode: path === 'd/a' ? 0o640 : 0o644 });
  }
  for (const [path, target] of links) {
    fs.symlinkSync(target.replace('~', root), join(root, path));
  }
}

function treeOf(fs: Fs, root: string, below = ''): string[] {
  const entries = fs.readdirSync(join(root, below), { withFileTypes: true });
  return entries
    .flatMap((entry) => {
      const path = join(below, entry.name);
      const whole = join(root, path);
      if (entry.isSymbolicLink()) return [`${path} -> ${fs.readlinkSync(whole)}`];
      const mode = fs.statSync(whole).mode.toString(8);
      if (entry.isDirectory()) return [`${path}/ ${mode}`, ...treeOf(fs, root, path)];
      return [`${path} ${mode} ${fs.readFileSync(whole, 'utf8')}`];
    })
    .sort();
}

/** What is there when it went well, and otherwise why not: how far it got hangs on the order of names. */
async function outcome(fs: Fs, root: string, copy: () => unknown): Promise<unknown> {
  try {
    await copy();
    return treeOf(fs, root).map((line) => line.replaceAll(root, '~'));
  } catch (error) {
    const { name, message, code, errno, syscall, path, dest, info } =
      error as NodeJS.ErrnoException & { dest?: string; info?: object };
    const all = { name, message, code, errno, syscall, path, dest, ...info };
    return Object.entries(all)
      .map((each) => each.join(': ').replaceAll(root, '~'))
      .sort();
  }
}

let count = 0;
for (const [name, each] of Object.entries(cases)) {
  test(name, async () => {
    for (const form of ['cpSync', 'cp'] as const) {
      const outcomes: unknown[] = [];
      count += 1;
      for (const fs of [real, createOwnFs().fs]) {
        const root = join(fs === real ? folder : '/tmp', String(count));
        prepare(fs, root, each);
        const [from, to] = [join(root, each.from), join(root, each.to)];
        const copy =
          form === 'cp'
            ? () => fs.promises.cp(from, to, each.options)
            : () => {
                fs.cpSync(from, to, each.options);
              };
        outcomes.push(await outcome(fs, root, copy));
      }
      assert.deepEqual(outcomes[1], outcomes[0], form);
    }
  });
}

test('a promise of the filter decides in `cp`, and is refused by `cpSync`', async () => {
  const { fs } = createOwnFs();
  prepare(fs, '/tmp/x', { from: '', to: '' });
  const options = { ...recursive, filter: async () => await Promise.resolve(true) };
  await fs.promises.cp('/tmp/x/d', '/tmp/x/new', options);
  assert.deepEqual(fs.readdirSync('/tmp/x/new').sort(), ['a', 'sub']);
  assert.throws(
    () => {
      fs.cpSync('/tmp/x/d', '/tmp/x/other', options as never);
    },
    { code: 'ERR_INVALID_RETURN_VALUE' },
  );
});

// The map from Python: it has a table for each module that its description names, with every public name.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { pythonVersion } from '../../src/example/recorder/python-runner.ts';
import { readPages } from './pages.ts';

interface Names {
  /** The version of Python that they were read from. */
  readonly python: string;
  /** The public names of each module. */
  readonly modules: Readonly<Record<string, readonly string[]>>;
}

const { python, modules } = JSON.parse(readFileSync('content/python-names.json', 'utf8')) as Names;
const pages = (await readPages()).filter(({ slug }) => slug === 'articles/from-python');

/** The names in the first column of the table below a heading. */
function namesUnder(lines: readonly string[], heading: string): ReadonlySet<string> {
  const start = lines.indexOf(`## ${heading}`);
  const after = lines.slice(start + 1);
  const end = after.findIndex((line) => line.startsWith('## '));
  const cells = after.slice(0, end).map((line) => /^\| (.*?) \| /.exec(line)?.[1] ?? '');
  const names = [...cells.join(' ').matchAll(/`(?:\w+\.)*(\w+)[^`]*`/g)];
  return new Set(names.map(([, name = '']) => name));
}

for (const { file, frontmatter, lines } of pages) {
  for (const [module, names] of Object.entries(modules)) {
    test(`${file}: names all that ${module} exports`, () => {
      assert.ok(frontmatter.includes(module), 'the description names the module');
      const known = namesUnder(lines, module);
      const missing = names.filter((name) => !known.has(name));
      assert.deepEqual(missing, [], `give each a row below "## ${module}"`);
    });
  }

  test(`${file}: nothing in Python’s column reads as a name of Node’s`, () => {
    for (const line of lines.filter((each) => each.startsWith('| '))) {
      assert.doesNotMatch(line, /^\| [^|]*`process\./, `${file}: write p.join(): ${line}`);
    }
  });
}

const here = (await pythonVersion()) ?? 'no Python';
const skip = here.startsWith(`${python}.`)
  ? false
  : `the names are of Python ${python}, not ${here}`;

test('the list of names is what this Python exports', { skip }, () => {
  const program = `
import importlib, json
names = {}
for module in ${JSON.stringify(Object.keys(modules))}:
    exported = importlib.import_module(module).__all__
    names[module] = sorted(n for n in exported if not n.startswith('_'))
print(json.dumps(names))
`;
  const command = process.env['PYTHON'] ?? 'python3';
  const exported = JSON.parse(
    execFileSync(command, ['-c', program], { encoding: 'utf8' }),
  ) as Names['modules'];
  const listed = Object.entries(modules).map(([module, names]) => [module, [...names].sort()]);
  assert.deepEqual(Object.fromEntries(listed), exported);
});

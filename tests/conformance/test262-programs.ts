// The programs of test262 that are run: each as one ES module, with what its harness gives.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface LanguageProgram {
  /** Below `test/language`. */
  readonly file: string;
  /** What is run: the harness, and then its own text. */
  readonly text: string;
  /** Whether it ends by `$DONE`. */
  readonly isAsync: boolean;
}

export interface LanguageTree {
  readonly programs: readonly LanguageProgram[];
  /** What programs import, by path below `test/language`. */
  readonly fixtures: Readonly<Record<string, string>>;
}

/** An async program that never calls it has failed; the thread's exit code tells. */
const done = `const $exit = process; $exit.exitCode = 70;
globalThis.$DONE = (error) => { if (error) throw error; $exit.exitCode = 0; };`;

/** Reads a test262 tree: all that is neither negative, nor raw, nor for sloppy code alone. */
export function readLanguageTree(folder: string): LanguageTree {
  const harness = new Map<string, string>();
  const included = (name: string): string => {
    const known = harness.get(name) ?? readFileSync(join(folder, 'harness', name), 'utf8');
    harness.set(name, known);
    return known;
  };
  const programs: LanguageProgram[] = [];
  const fixtures: Record<string, string> = {};
  const root = join(folder, 'test/language');
  for (const file of globSync('**/*.{js,json,mjs,txt}', { cwd: root }).sort()) {
    const text = readFileSync(join(root, file), 'utf8');
    if (file.includes('_FIXTURE') || !file.endsWith('.js')) {
      fixtures[file] = text;
      continue;
    }
    const [, head = ''] = /\/\*---(.*?)---\*\//su.exec(text) ?? [];
    const flags = listIn(head, 'flags');
    if (/^\s*negative:/mu.test(head) || flags.some((each) => each === 'raw' || each === 'noStrict'))
      continue;
    const isAsync = flags.includes('async');
    const names = ['assert.js', 'sta.js', ...listIn(head, 'includes')];
    const parts = [...new Set(names)].filter((name) => name !== 'doneprintHandle.js').map(included);
    const whole = [...(isAsync ? [done] : []), ...parts, text].join('\n');
    programs.push({ file, text: whole, isAsync });
  }
  return { programs, fixtures };
}

/** The words of a list in a program's head: `[a, b]`, or one on each line. */
function listIn(head: string, name: string): string[] {
  const [, inline, lines = ''] =
    new RegExp(`^\\s*${name}:[ \\t]*(?:\\[([^\\]]*)\\]|((?:\\n\\s+- .*)+))`, 'mu').exec(head) ?? [];
  return (inline ?? lines.replaceAll(/\n\s+- /gu, ','))
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
}

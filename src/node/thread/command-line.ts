// What `node` makes of its command line: the entry of a process's main thread.
import { readNodeOptions, wordsOfOption, wrongValue } from '../context/node-options.ts';
import { pathToFileURL } from '../paths/file-url.ts';
import { resolve } from '../paths/posix.ts';
import type { ProcessStart } from '../wire/host.ts';
import type { Entry, ThreadStart } from '../wire/thread-start.ts';

/** What to do: run a program, read one from standard input, or print one thing and exit. */
export type NodeOrder =
  | { readonly kind: 'read'; readonly start: (program: string) => ThreadStart }
  | { readonly kind: 'run'; readonly start: ThreadStart }
  | {
      readonly kind: 'print';
      readonly text: string;
      readonly stream: 'stdout' | 'stderr';
      readonly code: number;
    };

/** Reads the command line of a `node`. `version` is what `--version` prints. */
export function readNodeCommand(order: ProcessStart, version: string): NodeOrder {
  const { process: facts, source, line, timeOrigin, parent, askedAt, again = false } = order;
  const { args } = line;
  let at = 0;
  let text: string | undefined;
  let prints = false;
  for (; args[at]?.startsWith('-') === true; at += 1) {
    const option = args[at] ?? '';
    if (option === '-') break;
    if (option === '--') {
      at += 1;
      break;
    }
    if (option === '-v' || option === '--version') {
      return { kind: 'print', text: `${version}\n`, stream: 'stdout', code: 0 };
    }
    const given = readTextOption(option, args[at + 1]);
    if (given) {
      if ('bad' in given) return badOption(given.bad);
      prints ||= given.prints;
      text = given.text ?? text;
      if (given.isBehind) at += 1;
      continue;
    }
    if (wordsOfOption(option) === 1) continue;
    at += 1;
    const value = args[at];
    if (value === undefined || /^-./u.test(value))
      return badOption(`${option} requires an argument`);
  }
  const execArgv = args.slice(0, at).filter((each) => each !== '--');
  const bad = wrongValue(execArgv, facts.env);
  if (bad !== undefined) return badOption(bad);
  const common = {
    process: facts,
    source,
    timeOrigin,
    argv0: line.argv0 ?? 'node',
    execArgv,
    parent,
    askedAt,
    again,
    inherited: undefined,
  };
  const rest = args.slice(at);
  const lacking = execArgv.find((each) => lackingOptions.has(each.split('=')[0] ?? ''));
  if (lacking !== undefined) return badOption(`${lacking} is not available in the built-in engine`);
  const options = readNodeOptions(execArgv, facts.env);
  if (text !== undefined && options.check)
    return badOption('either --check or --eval can be used, not both');
  if (execArgv.includes('--test')) {
    const preloads = !execArgv.includes('--test-isolation=none');
    const entry: Entry = { kind: 'tests', preloads };
    return { kind: 'run', start: { ...common, entry, argv: rest, stdin: true } };
  }
  if (text !== undefined) {
    const entry: Entry = { kind: 'text', text, prints };
    return { kind: 'run', start: { ...common, entry, argv: rest, stdin: true } };
  }
  const file = args[at];
  if (file === undefined || file === '' || file === '-') {
    return {
      kind: 'read',
      start: (read) => {
        const entry: Entry = { kind: 'text', text: read, prints, name: '[stdin]' };
        return { ...common, entry, argv: rest, stdin: false };
      },
    };
  }
  const entry = entryOf(file, facts.cwd, options.entryUrl);
  return { kind: 'run', start: { ...common, entry, argv: rest.slice(1), stdin: true } };
}

/** What an option has to do with a text to run, given in the option or in the word behind it. */
type TextOption =
  | { readonly bad: string }
  | { readonly prints: boolean; readonly text?: string | undefined; readonly isBehind: boolean };

/** Reads an option that brings a text or prints its value; undefined for any other. */
function readTextOption(option: string, next: string | undefined): TextOption | undefined {
  const form = /^(?<name>-e|-p|-pe|--eval|--print)(?<joined>=.*)?$/su.exec(option)?.groups;
  if (!form) return undefined;
  const { name = '', joined } = form;
  const prints = name.includes('p');
  if (joined !== undefined) {
    if (!name.startsWith('--')) return { bad: `bad option: ${option}` };
    // What `--print=` is given is for nothing.
    if (prints) return { prints, isBehind: false };
    if (joined === '=') return { bad: `${option} requires an argument` };
    return { prints, text: joined.slice(1), isBehind: false };
  }
  const isText = next !== undefined && !next.startsWith('-');
  if (name === '-p' || name === '--print') {
    if (!isText || next === '') return { prints, isBehind: false };
  } else if (!isText) {
    return { bad: `${name === '-pe' ? '--eval' : name} requires an argument` };
  }
  return { prints, text: next.replace(/^\\-/u, '-'), isBehind: true };
}

function entryOf(given: string, cwd: string, isUrl: boolean): Entry {
  if (!isUrl) return { kind: 'file', path: resolve(cwd, given) };
  return { kind: 'url', url: new URL(given, pathToFileURL(`${cwd}/`)).href, given };
}

/** What of the test runner is not here. */
const lackingOptions: ReadonlySet<string> = new Set([
  '--experimental-test-tag-filter',
  '--test-random-seed',
  '--test-randomize',
  '--test-rerun-failures',
]);

function badOption(text: string): NodeOrder {
  return { kind: 'print', text: `node: ${text}\n`, stream: 'stderr', code: 9 };
}

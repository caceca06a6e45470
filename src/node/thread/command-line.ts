// What `node` makes of its command line: the entry of a process's main thread.
import { openDisk } from '../disk/disk.ts';
import { Files } from '../disk/program-files.ts';
import { rejectionModes, wordsOfOption } from '../context/node-options.ts';
import { resolve } from '../paths/posix.ts';
import type { Entry, ProcessFacts, ThreadOrder } from '../wire/host.ts';

type Start = Extract<ThreadOrder, { kind: 'start' }>;

/** What to do: run a program, read one from standard input, or print one thing and exit. */
export type NodeOrder =
  | {
      readonly kind: 'read';
      readonly start: (program: string) => Start;
      readonly execArgv: readonly string[];
    }
  | { readonly kind: 'run'; readonly start: Start; readonly execArgv: readonly string[] }
  | {
      readonly kind: 'print';
      readonly text: string;
      readonly stream: 'stdout' | 'stderr';
      readonly code: number;
    };

/** A text that only an ES module can be. */
const moduleSyntax = /^\s*(?:import\s*[\w{*'"]|export\s)|\bimport\.meta\b/mu;

/** Reads a command line, given without `node` itself. `version` is what `--version` prints. */
export function readNodeCommand(start: Start, args: readonly string[], version: string): NodeOrder {
  const facts = start.process;
  let at = 0;
  let text: string | undefined;
  let prints = false;
  let isModule = false;
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
    if (/^(?:-e|-p|-pe|--eval|--print)$/u.test(option)) {
      at += 1;
      prints = option.startsWith('-p') || option === '--print';
      text = args[at];
      if (text === undefined) return badOption(`${option} requires an argument`);
    } else if (wordsOfOption(option) === 2) {
      at += 1;
      isModule ||= args[at] === 'module';
    }
    isModule ||= option === '--input-type=module';
  }
  const execArgv = args.slice(0, at).filter((each) => each !== '--');
  const bad = badValue(execArgv);
  if (bad !== undefined) return badOption(bad);
  if (text !== undefined) {
    const entry = textEntry(facts, text, isModule, prints);
    return { kind: 'run', start: startOf(start, entry, args.slice(at)), execArgv };
  }
  const file = args[at];
  if (file === undefined || file === '-') {
    const rest = args.slice(at);
    return {
      kind: 'read',
      start: (program) =>
        startOf(start, textEntry(facts, program, isModule, false, '[stdin]'), rest),
      execArgv,
    };
  }
  const files = new Files(openDisk(facts.disk, facts.pid));
  const path = findScript(files, resolve(facts.cwd, file));
  const entry: Runnable = { entry: { kind: 'file', path }, ownFiles: {} };
  return { kind: 'run', start: startOf(start, entry, args.slice(at + 1)), execArgv };
}

/** What is wrong with the values of the options, if anything is. */
function badValue(execArgv: readonly string[]): string | undefined {
  const at = execArgv.findIndex((each) => /^--unhandled-rejections(?:=|$)/u.test(each));
  if (at < 0) return undefined;
  const value = execArgv[at]?.split('=')[1] ?? execArgv[at + 1];
  const isKnown = rejectionModes.some((each) => each === value);
  return isKnown ? undefined : 'invalid value for --unhandled-rejections';
}

function badOption(text: string): NodeOrder {
  return { kind: 'print', text: `node: ${text}\n`, stream: 'stderr', code: 9 };
}

interface Runnable {
  readonly entry: Entry;
  readonly ownFiles: ProcessFacts['ownFiles'];
}

function startOf(start: Start, { entry, ownFiles }: Runnable, argv: readonly string[]): Start {
  const argv0 = start.entry?.kind === 'command' ? start.entry.argv0 : undefined;
  const process = { ...start.process, argv, ownFiles, ...(argv0 && { argv0 }) };
  return { ...start, entry, process };
}

/** A module of a text is a file that only this process has. */
function textEntry(
  { cwd }: ProcessFacts,
  text: string,
  isModule: boolean,
  prints: boolean,
  name?: string,
): Runnable {
  if (!isModule && (prints || !moduleSyntax.test(text))) {
    return { entry: { kind: 'text', text, prints, ...(name && { name }) }, ownFiles: {} };
  }
  const path = `${cwd}/${name ?? '[eval1]'}.mjs`;
  return { entry: { kind: 'file', path }, ownFiles: { [path]: text } };
}

/** The file that a path stands for, which may leave out `.js`. */
function findScript(files: Files, path: string): string {
  const found = [path, `${path}.js`, `${path}.json`, `${path}/index.js`];
  return found.find((each) => files.isFile(each)) ?? path;
}

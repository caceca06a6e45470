// What `node` makes of its command line: the entry of a process's main thread.
import { rejectionModes, wordsOfOption } from '../context/node-options.ts';
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

/** What `--input-type` says that a text is. */
type TextGoal = string | undefined;

const textGoals: readonly string[] = [
  'module',
  'commonjs',
  'module-typescript',
  'commonjs-typescript',
];

/** Reads the command line of a `node`. `version` is what `--version` prints. */
export function readNodeCommand(order: ProcessStart, version: string): NodeOrder {
  const { process: facts, source, line, parent, again = false } = order;
  const { args } = line;
  let at = 0;
  let text: string | undefined;
  let prints = false;
  let goal: TextGoal;
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
      if (option === '--input-type') goal = args[at];
    }
    if (option.startsWith('--input-type=')) goal = option.slice('--input-type='.length);
  }
  const execArgv = args.slice(0, at).filter((each) => each !== '--');
  const bad = badValue(execArgv, goal);
  if (bad !== undefined) return badOption(bad);
  const common = {
    process: facts,
    source,
    argv0: line.argv0 ?? 'node',
    execArgv,
    parent,
    again,
    inherited: undefined,
  };
  const rest = args.slice(at);
  if (text !== undefined) {
    const entry: Entry = { kind: 'text', text, prints, goal };
    return { kind: 'run', start: { ...common, entry, argv: rest, stdin: true } };
  }
  const file = args[at];
  if (file === undefined || file === '-') {
    return {
      kind: 'read',
      start: (read) => {
        const entry: Entry = { kind: 'text', text: read, prints: false, goal, name: '[stdin]' };
        return { ...common, entry, argv: rest, stdin: false };
      },
    };
  }
  const path = resolve(facts.cwd, file);
  const entry: Entry = { kind: 'file', path };
  return { kind: 'run', start: { ...common, entry, argv: rest.slice(1), stdin: true } };
}

/** What is wrong with the values of the options, if anything is. */
function badValue(execArgv: readonly string[], goal: TextGoal): string | undefined {
  if (goal !== undefined && !textGoals.includes(goal)) {
    return '--input-type must be "module","commonjs", "module-typescript" or "commonjs-typescript"';
  }
  const at = execArgv.findIndex((each) => /^--unhandled-rejections(?:=|$)/u.test(each));
  if (at < 0) return undefined;
  const value = execArgv[at]?.split('=')[1] ?? execArgv[at + 1];
  const isKnown = rejectionModes.some((each) => each === value);
  return isKnown ? undefined : 'invalid value for --unhandled-rejections';
}

function badOption(text: string): NodeOrder {
  return { kind: 'print', text: `node: ${text}\n`, stream: 'stderr', code: 9 };
}

// What `node` makes of its command line: the entry of a process's main thread.
import { wordsOfOption, wrongValue } from '../context/node-options.ts';
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
  const { process: facts, source, line, parent, again = false } = order;
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
    const isText = /^(?:-e|-p|-pe|--eval|--print)$/u.test(option);
    if (!isText && wordsOfOption(option) === 1) continue;
    at += 1;
    if (args[at] === undefined) return badOption(`${option} requires an argument`);
    if (!isText) continue;
    prints = option.startsWith('-p') || option === '--print';
    text = args[at];
  }
  const execArgv = args.slice(0, at).filter((each) => each !== '--');
  const bad = wrongValue(execArgv, facts.env);
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
  const lacking = lackingTests(execArgv, rest);
  if (lacking !== undefined) return badOption(lacking);
  if (text !== undefined) {
    const entry: Entry = { kind: 'text', text, prints };
    return { kind: 'run', start: { ...common, entry, argv: rest, stdin: true } };
  }
  const file = args[at];
  if (file === undefined || file === '-') {
    return {
      kind: 'read',
      start: (read) => {
        const entry: Entry = { kind: 'text', text: read, prints: false, name: '[stdin]' };
        return { ...common, entry, argv: rest, stdin: false };
      },
    };
  }
  const path = resolve(facts.cwd, file);
  const entry: Entry = { kind: 'file', path };
  return { kind: 'run', start: { ...common, entry, argv: rest.slice(1), stdin: true } };
}

/** What of `node --test` is not here; one file that is named runs its tests itself. */
function lackingTests(execArgv: readonly string[], files: readonly string[]): string | undefined {
  if (!execArgv.includes('--test')) return undefined;
  const missing = ['--watch', '--experimental-test-coverage'].find((each) =>
    execArgv.includes(each),
  );
  if (missing !== undefined) return `${missing} is not available in the built-in engine`;
  const isOne = files.length === 1 && !/[*?[\]{}]/u.test(files[0] ?? '');
  return isOne ? undefined : '--test of any but one file is not available in the built-in engine';
}

function badOption(text: string): NodeOrder {
  return { kind: 'print', text: `node: ${text}\n`, stream: 'stderr', code: 9 };
}

// What `node` makes of its command line: the entry of a process's main thread.
import { openDisk } from '../disk/disk.ts';
import { Files } from '../disk/program-files.ts';
import { rejectionModes, wordsOfOption } from '../context/node-options.ts';
import { resolve } from '../paths/posix.ts';
import type { ProcessStart } from '../wire/host.ts';
import type { ThreadStart } from '../wire/thread-start.ts';

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

/** A text that only an ES module can be. */
const moduleSyntax = /^\s*(?:import\s*[\w{*'"]|export\s)|\bimport\.meta\b/mu;

/** Reads the command line of a `node`. `version` is what `--version` prints. */
export function readNodeCommand(order: ProcessStart, version: string): NodeOrder {
  const { process: facts, source, line, parent, again = false } = order;
  const { args } = line;
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
    const program = textProgram(facts.cwd, text, isModule, prints);
    return { kind: 'run', start: { ...common, ...program, argv: rest, stdin: true } };
  }
  const file = args[at];
  if (file === undefined || file === '-') {
    return {
      kind: 'read',
      start: (read) => {
        const program = textProgram(facts.cwd, read, isModule, false, '[stdin]');
        return { ...common, ...program, argv: rest, stdin: false };
      },
    };
  }
  const files = new Files(openDisk(facts.disk, facts.pid));
  const path = findScript(files, resolve(facts.cwd, file));
  const program: Program = { entry: { kind: 'file', path }, ownFiles: {} };
  return { kind: 'run', start: { ...common, ...program, argv: rest.slice(1), stdin: true } };
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

type Program = Pick<ThreadStart, 'entry' | 'ownFiles'>;

/** A module of a text is a file that only this process has. */
function textProgram(
  cwd: string,
  text: string,
  isModule: boolean,
  prints: boolean,
  name?: string,
): Program {
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

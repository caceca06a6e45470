// `exec` and `execFile`: a child's whole output, once it has ended.
import type { ChildOptions } from '../child-options.ts';
import { splitArguments } from '../child-options.ts';
import { bytesOf } from '../child-bytes.ts';
import type { ChildProcess } from '../child-process.ts';
import { nodeError } from '../errors.ts';
import type { Stream } from '../protocol.ts';

type Launcher = (file: unknown, args: readonly string[], options: ChildOptions) => ChildProcess;
type Output = string | Uint8Array;
type Done = (error: Error | null, stdout: Output, stderr: Output) => void;

/** How much `exec` keeps of each stream, in characters, unless told otherwise: as Node. */
const defaultMaxBuffer = 2 ** 20;

const custom = Symbol.for('nodejs.util.promisify.custom');

/** The encodings of `Buffer`. */
const encodings = /^(?:utf-?8|ucs-?2|utf-?16le|latin1|binary|base64(?:url)?|hex|ascii)$/iu;

/** Whether a program gets text rather than bytes. */
export function isText(encoding: string | null | undefined): boolean {
  return typeof encoding === 'string' && encodings.test(encoding);
}

/** Node's error of a command that failed. */
export function commandFailed(command: string, stderr: string, extra: object): Error {
  return Object.assign(new Error(`Command failed: ${command}\n${stderr}`), extra);
}

/** `exec` and `execFile`, and what `util.promisify` makes of them. */
export function createExecFile(launch: Launcher) {
  function collect(
    file: unknown,
    args: readonly string[],
    options: ChildOptions,
    done: Done | undefined,
  ): ChildProcess {
    const { maxBuffer = defaultMaxBuffer } = options;
    // Asked for by name, `undefined` is no encoding.
    const encoding = 'encoding' in options ? options.encoding : 'utf8';
    const child = launch(file, args, { ...options, stdio: 'pipe' });
    const printed = { stdout: '', stderr: '' };
    let failure: Error | undefined;
    let over = false;
    for (const name of ['stdout', 'stderr'] as const) {
      child[name]?.setEncoding('utf8').on('data', (text: string) => {
        printed[name] += text;
        if (printed[name].length <= maxBuffer) return;
        printed[name] = printed[name].slice(0, maxBuffer);
        failure ??= tooMuch(name);
        child.kill(options.killSignal);
      });
    }
    const shell = options.shell ? '' : args.map((each) => ` ${each}`).join('');
    const cmd = `${String(file)}${shell}`;
    const finish = (error: Error | null): void => {
      if (over) return;
      over = true;
      const shown = (text: string): Output => (isText(encoding) ? text : bytesOf(text));
      if (error) Object.assign(error, { cmd });
      done?.(error, shown(printed.stdout), shown(printed.stderr));
    };
    child.on('error', (error) => {
      child.stdout?.destroy();
      child.stderr?.destroy();
      finish(error as Error);
    });
    child.on('close', (code, killedBy) => {
      if (failure) finish(failure);
      else if (code === 0 && killedBy === null) finish(null);
      else {
        const ended = { code, killed: child.killed, signal: killedBy };
        finish(commandFailed(cmd, printed.stderr, ended));
      }
    });
    return child;
  }

  function execFile(file: string, ...rest: unknown[]): ChildProcess {
    const done = rest.findLast((each) => typeof each === 'function') as Done | undefined;
    const [args, options] = rest.filter((each) => typeof each !== 'function');
    const given = splitArguments(args, options);
    return collect(file, given.args, given.options, done);
  }

  function exec(command: string, ...rest: unknown[]): ChildProcess {
    const done = rest.findLast((each) => typeof each === 'function') as Done | undefined;
    const [options] = rest.filter((each) => typeof each !== 'function');
    const given = (options ?? {}) as ChildOptions;
    return collect(command, [], { ...given, shell: given.shell ?? true }, done);
  }

  return { exec: promising(exec), execFile: promising(execFile) };
}

function tooMuch(stream: Stream): Error {
  const message = `${stream} maxBuffer length exceeded`;
  return nodeError(RangeError, 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER', message);
}

/** Gives a function its promise form: of both outputs, with the child on the promise. */
function promising<T extends (file: string, ...rest: unknown[]) => ChildProcess>(run: T): T {
  const promised = (file: string, ...rest: unknown[]): Promise<unknown> => {
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    const child = run(file, ...rest, (error: Error | null, stdout: Output, stderr: Output) => {
      if (error) reject(Object.assign(error, { stdout, stderr }));
      else resolve({ stdout, stderr });
    });
    return Object.assign(promise, { child });
  };
  Object.defineProperty(run, custom, { value: promised });
  return run;
}

// `exec` and `execFile`: a child's whole output, once it has ended.
import { checkMaxBuffer } from './option-checks.ts';
import { bare } from '../../values/bare.ts';
import type { ChildOptions } from './options.ts';
import { splitArguments } from './options.ts';
import { CollectedOutput } from './collected-output.ts';
import type { Output } from './collected-output.ts';
import type { ChildProcess } from './child.ts';
import { checkFunction, nodeError } from '../../errors/node-error.ts';
import type { Stream } from '../../wire/events.ts';

type Launcher = (file: unknown, args: readonly string[], options: ChildOptions) => ChildProcess;
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
export function commandFailed(command: string, stderr: string | undefined, extra: object): Error {
  const printed = stderr === undefined ? '' : `\n${stderr}`;
  return Object.assign(new Error(`Command failed: ${command}${printed}`), extra);
}

/** `exec` and `execFile`, and what `util.promisify` makes of them. */
export function createExecFile(launch: Launcher, systemErrorName: (number: number) => string) {
  function collect(
    file: unknown,
    args: readonly string[],
    given: ChildOptions,
    done: Done | undefined,
  ): ChildProcess {
    const options = bare(given);
    checkMaxBuffer(options.maxBuffer);
    const { maxBuffer = defaultMaxBuffer } = options;
    // Asked for by name, `undefined` is no encoding.
    const encoding = 'encoding' in options ? options.encoding : 'utf8';
    const child = launch(file, args, { ...options, stdio: 'pipe' });
    const outputs = {
      stdout: new CollectedOutput(maxBuffer),
      stderr: new CollectedOutput(maxBuffer),
    };
    let failure: Error | undefined;
    let over = false;
    for (const name of ['stdout', 'stderr'] as const) {
      const stream = child[name];
      if (isText(encoding)) stream?.setEncoding(encoding as BufferEncoding);
      stream?.on('data', (chunk: Output) => {
        if (outputs[name].add(chunk, stream.readableEncoding)) return;
        failure ??= tooMuch(name);
        child.kill(options.killSignal);
      });
    }
    const shell = options.shell ? '' : args.map((each) => ` ${each}`).join('');
    const cmd = `${String(file)}${shell}`;
    const finish = (error: Error | null): void => {
      if (over) return;
      over = true;
      if (error) Object.assign(error, { cmd });
      done?.(error, outputs.stdout.whole(isText(encoding)), outputs.stderr.whole(isText(encoding)));
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
        const number = code as number;
        const ended = {
          code: number < 0 ? systemErrorName(number) : number,
          killed: child.killed,
          signal: killedBy,
        };
        finish(commandFailed(cmd, String(outputs.stderr.whole(true)), ended));
      }
    });
    return child;
  }

  function execFile(file: string, ...rest: unknown[]): ChildProcess {
    const { args, options, done } = fileArguments(rest);
    const given = splitArguments(args, options, true);
    return collect(file, given.args, given.options, done);
  }

  function exec(command: string, ...rest: unknown[]): ChildProcess {
    const done = rest.findLast((each) => typeof each === 'function') as Done | undefined;
    const [options] = rest.filter((each) => typeof each !== 'function');
    const given: ChildOptions = bare({ ...(options as ChildOptions | undefined) });
    return collect(command, [], { ...given, shell: given.shell ?? true }, done);
  }

  return { exec: promising(exec), execFile: promising(execFile) };
}

/** `(args, options, done)` where each may be left out, or null. */
function fileArguments(rest: readonly unknown[]): {
  readonly args: unknown;
  readonly options: unknown;
  readonly done: Done | undefined;
} {
  const [first, second, third] = rest;
  const hasList = Array.isArray(first) || first === undefined || first === null;
  const isFunction = typeof first === 'function';
  const [args, options, last] = hasList
    ? [first, second, third]
    : isFunction
      ? [undefined, undefined, first]
      : [undefined, first, second];
  const done = typeof options === 'function' ? options : last;
  if (done !== undefined && done !== null) checkFunction(done, 'callback');
  return {
    args: args ?? [],
    options: typeof options === 'function' ? undefined : options,
    done: (done ?? undefined) as Done | undefined,
  };
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

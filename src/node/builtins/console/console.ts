// `console`: Node's formatting, Node's streams.
import type { GetInspecting } from '../../values/plain-format.ts';
import { formatPlain } from '../../values/plain-format.ts';

interface Writable {
  write(text: string): unknown;
}

interface ConsoleOptions {
  readonly stdout: Writable;
  readonly stderr?: Writable;
  readonly inspectOptions?: object;
  readonly groupIndentation?: number;
}

/** `1.234s`, as `console.timeEnd` prints a duration in milliseconds. */
function formatDuration(milliseconds: number): string {
  if (milliseconds < 1000) return `${String(Number(milliseconds.toFixed(3)))}ms`;
  const seconds = milliseconds / 1000;
  if (seconds < 60) return `${seconds.toFixed(3)}s`;
  const whole = Math.floor(seconds);
  const rest = (seconds % 60).toFixed(3).padStart(6, '0');
  const minutes = Math.floor(whole / 60) % 60;
  if (whole < 3600) return `${String(minutes)}:${rest} (m:ss.mmm)`;
  const padded = String(minutes).padStart(2, '0');
  return `${String(Math.floor(whole / 3600))}:${padded}:${rest.slice(0, 2)} (h:mm:ss)`;
}

/** The `console` of one thread, and its `Console` class. */
export function createConsole(
  streams: ConsoleOptions,
  warn: (message: string) => void,
  inspecting: GetInspecting,
) {
  const format = (options: object, args: readonly unknown[]): string =>
    (Object.keys(options).length === 0 ? formatPlain(args) : undefined) ??
    inspecting().formatWithOptions(options, ...args);

  class Console {
    readonly #options: Required<Omit<ConsoleOptions, 'inspectOptions'>> & {
      inspectOptions: object;
    };
    readonly #counts = new Map<string, number>();
    readonly #timers = new Map<string, number>();
    #indent = '';

    constructor(options: ConsoleOptions | Writable, stderr?: Writable) {
      const given = 'write' in options ? { stdout: options, ...(stderr && { stderr }) } : options;
      this.#options = {
        stdout: given.stdout,
        stderr: given.stderr ?? given.stdout,
        inspectOptions: given.inspectOptions ?? {},
        groupIndentation: given.groupIndentation ?? 2,
      };
      // Node's methods work without their console: `promise.then(console.log)`.
      for (const name of Object.getOwnPropertyNames(Console.prototype)) {
        if (name === 'constructor') continue;
        const method = Reflect.get(this, name) as (...args: unknown[]) => unknown;
        const bound = method.bind(this);
        Object.defineProperty(bound, 'name', { value: name });
        Object.defineProperty(this, name, {
          value: bound,
          configurable: true,
          enumerable: true,
          writable: true,
        });
      }
    }

    #write(to: 'stdout' | 'stderr', args: unknown[]): void {
      const text = format(this.#options.inspectOptions, args);
      const lines = this.#indent === '' ? text : text.replace(/^/gmu, this.#indent);
      this.#options[to].write(`${lines}\n`);
    }

    log(...args: unknown[]): void {
      this.#write('stdout', args);
    }

    info(...args: unknown[]): void {
      this.#write('stdout', args);
    }

    debug(...args: unknown[]): void {
      this.#write('stdout', args);
    }

    dirxml(...args: unknown[]): void {
      this.#write('stdout', args);
    }

    warn(...args: unknown[]): void {
      this.#write('stderr', args);
    }

    error(...args: unknown[]): void {
      this.#write('stderr', args);
    }

    trace(...args: unknown[]): void {
      const error = new Error(format(this.#options.inspectOptions, args));
      error.name = 'Trace';
      Error.captureStackTrace(error);
      this.#write('stderr', [error.stack]);
    }

    dir(value: unknown, options?: object): void {
      const given = { customInspect: false, ...this.#options.inspectOptions, ...options };
      this.#write('stdout', [inspecting().inspect(value, given)]);
    }

    assert(condition: unknown, ...args: unknown[]): void {
      if (condition) return;
      const [first, ...rest] = args;
      if (typeof first === 'string') this.#write('stderr', [`Assertion failed: ${first}`, ...rest]);
      else this.#write('stderr', ['Assertion failed', ...args]);
    }

    count(label: unknown = 'default'): void {
      const name = String(label);
      const count = (this.#counts.get(name) ?? 0) + 1;
      this.#counts.set(name, count);
      this.#write('stdout', [`${name}: ${String(count)}`]);
    }

    countReset(label: unknown = 'default'): void {
      const name = String(label);
      if (!this.#counts.delete(name)) warn(`Count for '${name}' does not exist`);
    }

    group(...args: unknown[]): void {
      if (args.length > 0) this.#write('stdout', args);
      this.#indent += ' '.repeat(this.#options.groupIndentation);
    }

    groupCollapsed(...args: unknown[]): void {
      this.group(...args);
    }

    groupEnd(): void {
      this.#indent = this.#indent.slice(this.#options.groupIndentation);
    }

    time(label: unknown = 'default'): void {
      const name = String(label);
      if (this.#timers.has(name)) warn(`Label '${name}' already exists for console.time()`);
      else this.#timers.set(name, performance.now());
    }

    timeEnd(label: unknown = 'default'): void {
      const name = String(label);
      this.#lap('timeEnd', name, []);
      this.#timers.delete(name);
    }

    timeLog(label: unknown = 'default', ...args: unknown[]): void {
      this.#lap('timeLog', String(label), args);
    }

    #lap(method: string, name: string, args: unknown[]): void {
      const began = this.#timers.get(name);
      if (began === undefined) {
        warn(`No such label '${name}' for console.${method}()`);
        return;
      }
      this.#write('stdout', [`%s: %s`, name, formatDuration(performance.now() - began), ...args]);
    }

    table(data: unknown, columns?: readonly string[]): void {
      const text = inspecting().consoleTable(data, columns);
      this.#write('stdout', text === undefined ? [data] : [text]);
    }

    // The three that only an inspector would show do nothing in Node either.
    profile(): void {
      return;
    }

    profileEnd(): void {
      return;
    }

    timeStamp(): void {
      return;
    }
  }

  return Object.assign(new Console(streams), { Console });
}

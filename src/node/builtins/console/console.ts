// `console`: Node's formatting, Node's streams.
import { invalidArgType } from '../../errors/node-error.ts';
import { defineHidden, defineListed } from '../../values/define-property.ts';
import type { Inspecting } from '../../values/inspecting.ts';
import { named } from '../../values/parameters.ts';
import type { WantsColors } from '../../values/terminal-colors.ts';
import { formatPlain } from '../../values/plain-format.ts';
import type { Publish } from '../../values/publish.ts';
import type { consoleSettings, ConsoleSettings } from './settings.ts';
import { writeQuietly } from './sinks.ts';
import type { Sink } from './sinks.ts';
import type { consoleTable } from './table.ts';

/** The part that turns any value into text, tables too. */
export type GetConsoleInspecting = () => Inspecting & {
  readonly consoleSettings: typeof consoleSettings;
  readonly consoleTable: typeof consoleTable;
};

type SinkName = 'stdout' | 'stderr';
type Method = (...args: unknown[]) => unknown;
type Methods = Record<string, Method>;

/** What a console writes to, and how. */
interface Manner extends Pick<ConsoleSettings, 'groupIndentation' | 'optionsFor'> {
  readonly print: (to: SinkName, text: string) => void;
  readonly sink: (name: SinkName) => Sink;
}

export interface ConsoleNeeds {
  /** What the thread's own console writes to. */
  readonly outlets: Readonly<Record<SinkName, Sink>>;
  /** The process's standard streams, made when they are asked for. */
  readonly streams: Readonly<Record<SinkName, unknown>>;
  readonly warn: (message: string) => void;
  readonly wantsColors: WantsColors;
  readonly inspecting: GetConsoleInspecting;
  readonly publish: Publish;
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

/** When each timer of a console began, in milliseconds: programs see the list. */
function timersOf(console: Methods): Map<string, number> {
  return Reflect.get(console, '_times') as unknown as Map<string, number>;
}

/** The methods of one console. They call one another by its properties, which a program may replace. */
function methodsOf(
  owner: Methods,
  { groupIndentation, optionsFor, print, sink }: Manner,
  { inspecting, warn, publish }: ConsoleNeeds,
) {
  const counts = new Map<string, number>();
  let indent = '';

  function format(to: SinkName, args: readonly unknown[]): string {
    const options = optionsFor(sink(to));
    const plain = Object.keys(options).length === 0 ? formatPlain(args) : undefined;
    return plain ?? inspecting().formatWithOptions(options, ...args);
  }

  function writeText(to: SinkName, text: string): void {
    print(to, `${indent}${indent === '' ? text : text.replaceAll('\n', `\n${indent}`)}\n`);
  }

  function lap(method: string, label: string, args: readonly unknown[]): void {
    const began = timersOf(owner).get(label);
    if (began === undefined) warn(`No such label '${label}' for console.${method}()`);
    else owner['log']?.('%s: %s', label, formatDuration(performance.now() - began), ...args);
  }

  const methods = {
    log(...args: unknown[]) {
      publish('console.log', () => args);
      writeText('stdout', format('stdout', args));
    },
    info(...args: unknown[]) {
      publish('console.info', () => args);
      writeText('stdout', format('stdout', args));
    },
    debug(...args: unknown[]) {
      publish('console.debug', () => args);
      writeText('stdout', format('stdout', args));
    },
    warn(...args: unknown[]) {
      publish('console.warn', () => args);
      writeText('stderr', format('stderr', args));
    },
    error(...args: unknown[]) {
      publish('console.error', () => args);
      writeText('stderr', format('stderr', args));
    },
    dir(value: unknown, options?: unknown) {
      const given = { customInspect: false, ...optionsFor(sink('stdout')), ...(options as object) };
      writeText('stdout', inspecting().inspect(value, given));
    },
    time(label: unknown = 'default') {
      const timers = timersOf(owner);
      const name = `${label as string}`;
      if (timers.has(name)) warn(`Label '${name}' already exists for console.time()`);
      else timers.set(name, performance.now());
    },
    timeEnd(label: unknown = 'default') {
      const name = `${label as string}`;
      lap('timeEnd', name, []);
      timersOf(owner).delete(name);
    },
    timeLog(label: unknown = 'default', ...args: unknown[]) {
      lap('timeLog', `${label as string}`, args);
    },
    trace: function trace(...args: unknown[]) {
      const error = new Error(format('stderr', args));
      error.name = 'Trace';
      Error.captureStackTrace(error, owner['trace']);
      owner['error']?.(error.stack);
    },
    assert(condition: unknown, ...args: unknown[]) {
      if (condition) return;
      const [first, ...rest] = args;
      if (typeof first === 'string') owner['warn']?.(`Assertion failed: ${first}`, ...rest);
      else owner['warn']?.('Assertion failed', ...args);
    },
    clear() {
      const stream = sink('stdout');
      if (!stream.isTTY) return;
      for (const code of ['\u001B[1;1H', '\u001B[0J']) stream.write(code);
    },
    count(label: unknown = 'default') {
      const name = `${label as string}`;
      const count = (counts.get(name) ?? 0) + 1;
      counts.set(name, count);
      owner['log']?.(`${name}: ${String(count)}`);
    },
    countReset(label: unknown = 'default') {
      const name = `${label as string}`;
      if (!counts.delete(name)) warn(`Count for '${name}' does not exist`);
    },
    group(...args: unknown[]) {
      if (args.length > 0) owner['log']?.(...args);
      indent += ' '.repeat(groupIndentation);
    },
    groupEnd() {
      indent = indent.slice(groupIndentation);
    },
    table(data: unknown, columns?: unknown) {
      if (columns !== undefined && !Array.isArray(columns)) {
        throw invalidArgType('properties', 'an instance of Array', columns);
      }
      const options = optionsFor(sink('stdout'));
      const listed = columns as readonly string[] | undefined;
      const text = inspecting().consoleTable(data, listed, options);
      owner['log']?.(text ?? data);
    },
  };
  const { log: dirxml, group: groupCollapsed } = methods;
  return { ...methods, dirxml, groupCollapsed };
}

/** The `console` of one thread, and its `Console` class. */
export function createConsole(needs: ConsoleNeeds) {
  const { inspecting, outlets, streams, wantsColors } = needs;
  const all = new WeakMap<object, Methods>();

  /** Methods that work without their console: `promise.then(console.log)`. */
  function equip(console: Methods, manner: Manner): void {
    const methods: Methods = methodsOf(console, manner, needs);
    all.set(console, methods);
    for (const [name, method] of Object.entries(methods)) {
      const given = Reflect.get(console, name) as Method | undefined;
      // What a class of the program's own has in the place of the method.
      const isReplaced =
        given !== undefined && given !== Reflect.get(Console.prototype as object, name);
      defineListed(
        console,
        name,
        isReplaced ? given.bind(console) : named(name, 0, method.bind(undefined)),
      );
    }
  }

  function Console(this: object, ...given: unknown[]): unknown {
    if (!new.target) return Reflect.construct(Console, given) as object;
    const settings = inspecting().consoleSettings(given, wantsColors);
    defineHidden(this, '_times', new Map());
    defineHidden(this, '_stdout', settings.stdout);
    defineHidden(this, '_stderr', settings.stderr);
    const sink = (name: SinkName): Sink => Reflect.get(this, `_${name}`) as Sink;
    const print = (to: SinkName, text: string): void => {
      if (settings.ignoreErrors) writeQuietly(sink(to), text);
      else sink(to).write(text);
    };
    equip(this as Methods, { ...settings, sink, print });
    return undefined;
  }

  const replaced: Partial<Record<SinkName, Sink>> = {};
  const own = defineHidden(Object.create({}) as Methods, '_times', new Map());
  equip(own, {
    groupIndentation: 2,
    optionsFor: (sink) => (wantsColors(sink) ? { colors: true } : {}),
    sink: (name) => replaced[name] ?? outlets[name],
    print(to, text) {
      const sink = replaced[to];
      if (sink) writeQuietly(sink, text);
      else outlets[to].write(text);
    },
  });
  for (const name of ['stdout', 'stderr'] as const) {
    Object.defineProperty(own, `_${name}`, {
      configurable: true,
      get: () => replaced[name] ?? streams[name],
      set(sink: Sink) {
        replaced[name] = sink;
      },
    });
  }
  for (const [name, method] of Object.entries(all.get(own) ?? {})) {
    defineListed(
      Console.prototype as object,
      name,
      named(method.name, method.length, function (this: object, ...args: unknown[]) {
        return all.get(this)?.[name]?.(...args);
      }),
    );
  }
  Object.defineProperty(Console, Symbol.hasInstance, {
    value: named('[Symbol.hasInstance]', 1, (value: object) => all.has(value)),
  });
  Object.defineProperty(own, Symbol.toStringTag, { value: 'console', configurable: true });
  // What only an inspector would show does nothing in Node either.
  const unseen = (name: string): Method => named(name, 0, () => undefined);
  return Object.assign(own as Methods & Pick<typeof globalThis.console, 'log'>, {
    Console: named('Console', 1, Console) as unknown as typeof globalThis.console.Console,
    profile: unseen('profile'),
    profileEnd: unseen('profileEnd'),
    timeStamp: unseen('timeStamp'),
    createTask: named('createTask', 0, () => ({ run: (job: () => unknown) => job() })),
  });
}

// What a program makes a `Console` with, checked.
import { invalidArgType, invalidArgValue, nodeError } from '../../errors/node-error.ts';
import { toInteger } from '../../errors/to-integer.ts';
import type { WantsColors } from '../../values/terminal-colors.ts';
import type { Sink } from './sinks.ts';

export interface ConsoleSettings {
  readonly stdout: Sink;
  readonly stderr: Sink;
  readonly ignoreErrors: boolean;
  readonly groupIndentation: number;
  /** How values are shown on a stream. */
  readonly optionsFor: (sink: Sink) => object;
}

type Given = Readonly<Record<string, unknown>>;

const mostIndentation = 1000;

/** Of `new Console(options)` and `new Console(stdout, stderr, ignoreErrors)`. */
export function consoleSettings(
  given: readonly unknown[],
  wantsColors: WantsColors,
): ConsoleSettings {
  const [first, second, third = true] = given;
  const isOldForm = !first || typeof (first as Partial<Sink>).write === 'function';
  const options: Given = isOldForm
    ? { stdout: first, stderr: second, ignoreErrors: third }
    : (first as Given);
  const { stdout, stderr = stdout, ignoreErrors = true, groupIndentation = 2 } = options;
  const { colorMode = 'auto' } = options;
  return {
    stdout: toSink(stdout, 'stdout'),
    stderr: toSink(stderr || stdout, 'stderr'),
    ignoreErrors: Boolean(ignoreErrors),
    groupIndentation: toInteger(groupIndentation, 'groupIndentation', 0, mostIndentation),
    optionsFor: toInspectOptions(options, colorMode, wantsColors),
  };
}

function toSink(value: unknown, name: string): Sink {
  if (typeof (value as Partial<Sink> | undefined)?.write === 'function') return value as Sink;
  const message = `Console expects a writable stream instance for ${name}`;
  throw nodeError(TypeError, 'ERR_CONSOLE_WRITABLE_STREAM', message);
}

function toInspectOptions(
  options: Given,
  colorMode: unknown,
  wantsColors: WantsColors,
): ConsoleSettings['optionsFor'] {
  const { inspectOptions } = options;
  if (colorMode !== 'auto' && typeof colorMode !== 'boolean') {
    throw invalidArgValue('colorMode', colorMode, "must be one of: 'auto', true, false");
  }
  const colored = { colors: true };
  const byMode = (sink: Sink): object =>
    (colorMode === 'auto' ? wantsColors(sink) : colorMode) ? colored : {};
  if (inspectOptions === undefined) return byMode;
  if (typeof inspectOptions !== 'object' || inspectOptions === null) {
    throw invalidArgType('options.inspectOptions', 'of type object', inspectOptions);
  }
  const own = (sink: Sink): Given =>
    (inspectOptions instanceof Map ? inspectOptions.get(sink) : inspectOptions) as Given;
  const all: unknown[] =
    inspectOptions instanceof Map ? [...inspectOptions.values()] : [inspectOptions];
  if ('colorMode' in options && all.some((each) => (each as Given)['colors'] !== undefined)) {
    const message =
      'Option "options.inspectOptions.color" cannot be used in combination with option "colorMode"';
    throw nodeError(TypeError, 'ERR_INCOMPATIBLE_OPTION_PAIR', message);
  }
  return (sink) => ({ ...byMode(sink), ...own(sink) });
}

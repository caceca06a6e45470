// `process.emitWarning`, and how Node prints what it is given.
import type { EventEmitter } from '../../events/emitter.ts';
import { invalidArgType } from '../../errors/node-error.ts';
import type { NodeOptions } from '../../context/node-options.ts';

interface WarningOptions {
  readonly type?: unknown;
  readonly code?: unknown;
  readonly detail?: unknown;
  readonly ctor?: unknown;
}

type Warning = Error & { code?: unknown; detail?: unknown };

/** What programs may set on `process` at any time. */
interface WarningSwitches {
  noDeprecation?: boolean;
  throwDeprecation?: boolean;
  traceDeprecation?: boolean;
  traceProcessWarnings?: boolean;
}

export interface WarningNeeds {
  readonly process: EventEmitter & WarningSwitches;
  readonly pid: number;
  readonly options: NodeOptions;
  readonly nextTick: (job: () => void) => void;
  readonly printError: (text: string) => void;
}

/** `process.emitWarning`; a warning is an event first, and printed on the way, by a listener added later. */
export function createWarnings({ process, pid, options, nextTick, printError }: WarningNeeds) {
  const { deprecation, throwDeprecation, traceDeprecation, traceWarnings } = options;
  if (!deprecation) process.noDeprecation = true;
  if (throwDeprecation) process.throwDeprecation = true;
  if (traceDeprecation) process.traceDeprecation = true;
  if (traceWarnings) process.traceProcessWarnings = true;
  let hinted = false;

  function print(warning: unknown): void {
    if (!(warning instanceof Error)) return;
    const { code, detail } = warning as Warning;
    const isDeprecation = warning.name === 'DeprecationWarning';
    if (isDeprecation && process.noDeprecation) return;
    if (isDisabled(warning)) return;
    const traced = process.traceProcessWarnings || (isDeprecation && process.traceDeprecation);
    const text = traced && warning.stack ? warning.stack : shown(warning);
    const more = typeof detail === 'string' ? `\n${detail}` : '';
    const flag = isDeprecation ? '--trace-deprecation' : '--trace-warnings';
    const hint = `\n(Use \`node ${flag} ...\` to show where the warning was created)`;
    const mark = code ? `[${String(code)}] ` : '';
    const withHint = !traced && !hinted;
    printError(`(node:${String(pid)}) ${mark}${text}${more}${withHint ? hint : ''}\n`);
    hinted ||= withHint;
  }
  function isDisabled({ code, name }: Warning): boolean {
    const { disabledWarnings } = options;
    return disabledWarnings.includes(name) || disabledWarnings.includes(String(code));
  }
  function printWarnings(): void {
    if (options.warnings) process.on('warning', print);
  }

  return { emitWarning, printWarnings };

  function emitWarning(
    given: unknown,
    typeOrOptions?: unknown,
    codeOrMaker?: unknown,
    maker?: unknown,
  ): void {
    const warning =
      given instanceof Error ? given : makeWarning(given, typeOrOptions, codeOrMaker, maker);
    if (warning.name === 'DeprecationWarning') {
      if (process.noDeprecation) return;
      if (process.throwDeprecation) {
        // Not here, where a `catch` of the program's could swallow it.
        nextTick(() => {
          throw warning;
        });
        return;
      }
    }
    nextTick(() => {
      process.emit('warning', warning);
    });
  }
}

/** A warning as `process.emitWarning` makes it of its arguments. */
export function makeWarning(
  given: unknown,
  second?: unknown,
  third?: unknown,
  fourth?: unknown,
): Warning {
  const { type, code, detail, ctor } = argumentsOf(second, third, fourth);
  if (type !== undefined && typeof type !== 'string') {
    throw invalidArgType('type', 'of type string', type);
  }
  if (code !== undefined && typeof code !== 'string') {
    throw invalidArgType('code', 'of type string', code);
  }
  if (typeof given !== 'string') {
    throw invalidArgType('warning', 'of type string or an instance of Error', given);
  }
  const warning: Warning = new Error(given);
  warning.name = type || 'Warning';
  if (code !== undefined) warning.code = code;
  if (detail !== undefined) warning.detail = detail;
  Error.captureStackTrace(warning, typeof ctor === 'function' ? ctor : makeWarning);
  return warning;
}

function argumentsOf(second: unknown, third: unknown, fourth: unknown): WarningOptions {
  if (typeof second === 'object' && second !== null && !Array.isArray(second)) {
    const { type = 'Warning', code, detail, ctor } = second as WarningOptions;
    return { type, code, ctor, ...(typeof detail === 'string' && { detail }) };
  }
  if (typeof second === 'function') return { type: 'Warning', ctor: second };
  if (typeof third === 'function') return { type: second, ctor: third };
  return { type: second, code: third, ctor: fourth };
}

function shown(warning: Error): string {
  return typeof warning.toString === 'function'
    ? warning.toString()
    : Error.prototype.toString.call(warning);
}

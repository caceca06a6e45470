// `node:util`: printing values, and shims between callbacks and promises.
import { defineHidden } from '../../values/define-property.ts';
import { checkFunction, invalidArgType, nodeError } from '../../errors/node-error.ts';
import { addLazily } from '../../values/lazy-names.ts';
import { createStyleText } from './style-text.ts';
import type { Colors, StyleTextNeeds } from './style-text.ts';
import type { createRareUtil } from './rare-util.ts';
import type { ThreadContext } from '../../context/thread-context.ts';
import type { CallSite } from '../../stacks/call-site.ts';
import type { GetInspecting } from '../../values/inspecting.ts';
import { types } from '../../values/type-checks.ts';
import type { Warn } from '../../values/warn.ts';

type AnyFunction = (this: unknown, ...args: unknown[]) => unknown;

const custom = Symbol.for('nodejs.util.promisify.custom');

function promisify(original: AnyFunction & { [custom]?: AnyFunction }): AnyFunction {
  checkFunction(original, 'original');
  const own = original[custom];
  if (own !== undefined) {
    checkFunction(own, 'util.promisify.custom');
    return Object.defineProperty(own, custom, { value: own, configurable: true });
  }
  const promised: AnyFunction = function (...args) {
    return new Promise((resolve, reject) => {
      original.call(this, ...args, (error: Error | null | undefined, value: unknown) => {
        if (error) reject(error);
        else resolve(value);
      });
    });
  };
  Object.setPrototypeOf(promised, Object.getPrototypeOf(original) as object);
  Object.defineProperty(promised, custom, { value: promised, configurable: true });
  return Object.defineProperties(promised, Object.getOwnPropertyDescriptors(original));
}

function callbackify(
  original: (this: unknown, ...args: unknown[]) => Promise<unknown>,
  nextTick: (job: () => void) => void,
): AnyFunction {
  checkFunction(original, 'original');
  const called: AnyFunction = function (...args) {
    const callback = args.pop() as (error: unknown, value?: unknown) => void;
    checkFunction(callback, 'last argument');
    void original.apply(this, args).then(
      (value) => {
        nextTick(() => {
          Reflect.apply(callback, this, [null, value]);
        });
      },
      (reason: unknown) => {
        nextTick(() => {
          const message = 'Promise was rejected with falsy value';
          const falsy = (): Error =>
            nodeError(Error, 'ERR_FALSY_VALUE_REJECTION', message, { reason });
          Reflect.apply(callback, this, [reason || falsy()]);
        });
      },
    );
    return undefined;
  };
  const properties = Object.getOwnPropertyDescriptors(original);
  const { length, name } = properties;
  // One argument more: the callback.
  if (typeof length?.value === 'number') length.value += 1;
  if (typeof name?.value === 'string') name.value += 'Callbackified';
  return Object.defineProperties(called, properties);
}

function inherits(child: AnyFunction, parent: AnyFunction): void {
  checkFunction(child, 'ctor');
  if ((parent as unknown) === undefined || (parent as unknown) === null) {
    throw invalidArgType('superCtor', 'of type function', parent);
  }
  if ((parent.prototype as unknown) === undefined) {
    throw invalidArgType('superCtor.prototype', 'of type object', undefined);
  }
  defineHidden(child, 'super_', parent);
  Object.setPrototypeOf(child.prototype as object, parent.prototype as object);
}

/** Whether a section of NODE_DEBUG, which may have stars in it, means this one. */
function matchesSection(pattern: string, name: string): boolean {
  const literal = pattern.replaceAll(/[\\^$.|?+()[\]{}]/gu, '\\$&').replaceAll('*', '.*');
  return new RegExp(`^${literal}$`, 'u').test(name);
}

type MoreNames = ReturnType<typeof createRareUtil>;

const moreNames = [
  '_errnoException',
  '_exceptionWithHostPort',
  'aborted',
  'convertProcessSignalToExitCode',
  'diff',
  'getCallSites',
  'getSystemErrorMap',
  'getSystemErrorMessage',
  'getSystemErrorName',
  'MIMEParams',
  'MIMEType',
  'parseArgs',
  'parseEnv',
  'setTraceSigInt',
  'transferableAbortController',
  'transferableAbortSignal',
] as const satisfies readonly (keyof MoreNames)[];

export interface UtilNeeds extends Pick<ThreadContext, 'cloning' | 'ports'>, StyleTextNeeds {
  readonly warn: Warn;
  /** Makes what few programs ask for. */
  readonly makeMore: typeof createRareUtil;
  readonly isDeepStrictEqual: (a: unknown, b: unknown, skipPrototype: unknown) => boolean;
  /** The process's own arguments. */
  readonly args: () => readonly string[];
  readonly inspecting: GetInspecting;
  readonly nextTick: (job: () => void) => void;
  readonly pid: number;
  /** The value of NODE_DEBUG. */
  readonly debugSections: string;
  readonly stderr: () => unknown;
  readonly printError: (text: string) => void;
  /** The program's frames that are running, the innermost first: at most so many. */
  readonly runningSites: (count: number) => readonly CallSite[];
}

interface DebugLogger extends AnyFunction {
  readonly enabled: boolean;
}

/** The exports of `node:util`. */
export function createUtil(needs: UtilNeeds) {
  const { format, formatWithOptions, inspect, stripVTControlCharacters } = needs.inspecting();
  const warned = new Set<string>();

  function deprecate(original: AnyFunction, message: string, code?: unknown): AnyFunction {
    if (code !== undefined && typeof code !== 'string') {
      throw invalidArgType('code', 'of type string', code);
    }
    let told = false;
    const deprecated: AnyFunction = function (...args) {
      if (!told && !(code !== undefined && warned.has(code))) {
        needs.warn(message, 'DeprecationWarning', code);
        if (code !== undefined) warned.add(code);
      }
      told = true;
      return new.target
        ? (Reflect.construct(original, args, new.target) as unknown)
        : original.apply(this, args);
    };
    Object.setPrototypeOf(deprecated, original);
    return deprecated;
  }

  /** The logger of a section. At its first call `onFirst` gets one that asks no more questions. */
  function debuglog(section: string, onFirst?: unknown): DebugLogger {
    let isFirst = true;
    let enabled: boolean | undefined;
    const isEnabled = (): boolean => {
      const wanted = needs.debugSections.toUpperCase().split(',');
      return (enabled ??= wanted.some((each) => matchesSection(each, section.toUpperCase())));
    };
    const log: AnyFunction = (...args) => {
      if (!isEnabled()) return;
      const options = { colors: needs.wantsColors(needs.stderr()) };
      const text = formatWithOptions(options, ...args);
      const [name, pid] = [section.toUpperCase(), inspect(needs.pid, options)];
      needs.printError(`${name} ${pid}: ${text}\n`);
    };
    const withEnabled = (call: AnyFunction): DebugLogger =>
      Object.defineProperty(call, 'enabled', {
        get: isEnabled,
        configurable: true,
        enumerable: true,
      }) as DebugLogger;
    return withEnabled((...args) => {
      if (isFirst && typeof onFirst === 'function') {
        (onFirst as AnyFunction)(withEnabled((...rest) => log(...rest)));
      }
      isFirst = false;
      log(...args);
    });
  }

  /** What few programs ask for is made when the first does. */
  function more<Name extends keyof MoreNames>(name: Name): MoreNames[Name] {
    made ??= needs.makeMore(needs);
    return made[name];
  }
  let made: MoreNames | undefined;

  const exports = {
    _extend: (target: object, source: unknown) =>
      typeof source === 'object' ? Object.assign(target, source) : target,
    callbackify: (original: Parameters<typeof callbackify>[0]) =>
      callbackify(original, needs.nextTick),
    debug: debuglog,
    debuglog,
    deprecate,
    format,
    formatWithOptions,
    inherits,
    inspect,
    isDeepStrictEqual: needs.isDeepStrictEqual,
    isArray: (value: unknown) => Array.isArray(value),
    promisify: Object.assign(promisify, { custom }),
    stripVTControlCharacters,
    styleText: createStyleText(inspect.colors as unknown as Colors, needs),
    TextDecoder: globalThis.TextDecoder,
    TextEncoder,
    toUSVString: (value: unknown) => String(value).toWellFormed(),
    types,
  };
  addLazily(exports, moreNames, more);
  return exports;
}

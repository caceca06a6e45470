// `process.emitWarning`, and how Node prints what it is given.
import type { EventEmitter } from './event-emitter.ts';
import { invalidArgType } from './errors.ts';

interface WarningOptions {
  readonly type?: string;
  readonly code?: string;
  readonly detail?: string;
}

type Warning = Error & { code?: string; detail?: string };

export interface WarningParts {
  readonly process: EventEmitter;
  readonly pid: number;
  readonly nextTick: (job: () => void) => void;
  readonly printError: (text: string) => void;
}

/** `process.emitWarning`; a warning is an event first, and printed on the way. */
export function createEmitWarning({ process, pid, nextTick, printError }: WarningParts) {
  let hinted = false;

  process.on('warning', (given) => {
    const warning = given as Warning;
    const code = warning.code === undefined ? '' : `[${warning.code}] `;
    const detail = typeof warning.detail === 'string' ? `\n${warning.detail}` : '';
    const isDeprecation = warning.name === 'DeprecationWarning';
    const flag = isDeprecation ? '--trace-deprecation' : '--trace-warnings';
    const hint = `(Use \`node ${flag} ...\` to show where the warning was created)\n`;
    printError(
      `(node:${String(pid)}) ${code}${warning.toString()}${detail}\n${hinted ? '' : hint}`,
    );
    hinted = true;
  });

  return function emitWarning(
    given: string | Error,
    typeOrOptions: string | WarningOptions = {},
    code?: string,
  ): void {
    const options: WarningOptions =
      typeof typeOrOptions === 'string'
        ? { type: typeOrOptions, ...(code && { code }) }
        : typeOrOptions;
    const warning: Warning = given instanceof Error ? given : new Error(given);
    if (!(given instanceof Error)) {
      if (typeof given !== 'string') {
        throw invalidArgType('warning', 'of type string or an instance of Error', given);
      }
      warning.name = options.type ?? 'Warning';
      if (options.code !== undefined) warning.code = options.code;
      if (options.detail !== undefined) warning.detail = options.detail;
    }
    nextTick(() => {
      process.emit('warning', warning);
    });
  };
}

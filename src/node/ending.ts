// How a thread ends: by having nothing left to do, by `process.exit()`, or by an exception.
import type { Process } from './builtins/process.ts';
import { nodeError } from './errors.ts';
import { packError } from './error-record.ts';
import { fatalMessage, pointAt } from './fatal-message.ts';
import type { Place } from './scripts.ts';
import { sendPacket } from './ports.ts';
import type { ThreadContext } from './thread-context.ts';

const exitCodes = { uncaught: 1, unsettledAwait: 13 } as const;

export interface EndingParts {
  readonly thread: ThreadContext;
  readonly process: () => Process;
  /** Where the program waits in a top-level `await`, if it does. */
  readonly unsettledAwait: () => Place | undefined;
  /** Stops this thread in its tracks until the host ends it. Does not return. */
  readonly halt: () => void;
}

export interface Ending {
  /** Nothing keeps the thread alive. */
  onEmpty(): void;
  /** `process.exit()`. */
  exit(code: number | undefined): void;
  /** An exception nobody caught; `thrownAt` is where, if known. */
  onUncaught(error: unknown, thrownAt: Place | undefined): void;
  /** A rejection nobody handled. */
  onRejection(reason: unknown, promise: Promise<unknown>, thrownAt: Place | undefined): void;
}

export function createEnding({ thread, process, unsettledAwait, halt }: EndingParts): Ending {
  let exiting = false;
  let asked = false;

  /** The exit event, once: its listeners may change the code. */
  function announce(code: number): number {
    if (!exiting) {
      exiting = true;
      Object.assign(process(), { _exiting: true });
      if (code !== 0) process().exitCode ??= code;
      process().emit('exit', process().exitCode ?? code);
    }
    return process().exitCode ?? code;
  }

  function finish(code: number): void {
    thread.loop.close();
    if (thread.link) sendPacket(thread.link, { kind: 'exit', code });
    thread.reporter.exited(code);
    halt();
  }

  function die(error: unknown, thrownAt: Place | undefined): void {
    // As in Node, the listeners of `exit` come before the message.
    if (!exiting) process().exitCode = exitCodes.uncaught;
    const code = announce(exitCodes.uncaught);
    if (thread.link) sendPacket(thread.link, { kind: 'failed', error: packError(error) });
    else
      thread.print(
        'stderr',
        fatalMessage(error, thrownAt, () => thread.part('inspecting')),
      );
    finish(code);
  }

  function uncaught(error: unknown, thrownAt: Place | undefined, origin: string): void {
    if (exiting) {
      die(error, thrownAt);
      return;
    }
    process().emit('uncaughtExceptionMonitor', error, origin);
    if (!process().emit('uncaughtException', error, origin)) die(error, thrownAt);
  }

  return {
    onEmpty() {
      // Asked again as long as its listeners find more to do.
      const progress = thread.loop.takeProgress();
      if (progress || !asked) {
        asked = true;
        process().emit('beforeExit', process().exitCode ?? 0);
        return;
      }
      const stalled = unsettledAwait();
      const code = announce(stalled ? exitCodes.unsettledAwait : 0);
      if (stalled && code === exitCodes.unsettledAwait) {
        const warning = 'Warning: Detected unsettled top-level await at';
        thread.print('stderr', `${warning} ${pointAt(stalled)}\n\n\n`);
      }
      finish(code);
    },
    exit(code) {
      if (code !== undefined) process().exitCode = code;
      finish(announce(code ?? 0));
    },
    onUncaught(error, thrownAt) {
      uncaught(error, thrownAt, 'uncaughtException');
    },
    onRejection(reason, promise, thrownAt) {
      if (process().emit('unhandledRejection', reason, promise)) return;
      const isError = reason instanceof Error;
      uncaught(
        isError ? reason : rejectionError(reason),
        isError ? thrownAt : undefined,
        'unhandledRejection',
      );
    },
  };
}

function rejectionError(reason: unknown): Error {
  const isObject = typeof reason === 'object' && reason !== null;
  const shown = isObject ? `#<${reason.constructor.name}>` : String(reason);
  const error = nodeError(
    Error,
    'ERR_UNHANDLED_REJECTION',
    'This error originated either by throwing inside of an async function without a catch block, ' +
      'or by rejecting a promise which was not handled with .catch(). ' +
      `The promise rejected with the reason "${shown}".`,
  );
  error.name = 'UnhandledPromiseRejection';
  error.stack = (error.stack ?? '').replace(/^Error \[ERR_UNHANDLED_REJECTION\]/u, error.name);
  return error;
}

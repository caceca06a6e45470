// How a thread ends: by having nothing left to do, by `process.exit()`, or by an exception.
import { leaveAll } from '../loop/async-context.ts';
import { Immediate } from '../builtins/timers/immediate.ts';
import type { Process } from '../builtins/process/process.ts';
import type { Capture } from '../builtins/process/settings.ts';
import { packError, shownOf } from '../errors/error-record.ts';
import { fatalMessage, pointAt, shownFailure } from '../stacks/fatal-message.ts';
import type { GetInspecting } from '../values/inspecting.ts';
import type { Place } from '../stacks/script-registry.ts';
import type { ThreadContext } from '../context/thread-context.ts';

const exitCodes = { uncaught: 1, noHandler: 6, handlerThrew: 7, unsettledAwait: 13 } as const;

export interface EndingNeeds {
  readonly thread: ThreadContext;
  readonly inspecting: GetInspecting;
  readonly process: () => Process;
  /** The program's callback for all exceptions. */
  readonly captured: () => Capture | null;
  /** Whether an exception that nobody catches ends the process at once. */
  readonly aborts: boolean;
  /** Where the program waits in a top-level `await`, if it does. */
  readonly unsettledAwait: () => Place | undefined;
  /** Whether such a place is told of. */
  readonly warns: boolean;
  /** Stops this thread in its tracks until the host ends it. Does not return. */
  readonly halt: () => void;
}

/** What listeners of `uncaughtException` are told. */
export type ExceptionOrigin = 'uncaughtException' | 'unhandledRejection';

export interface Ending {
  /** Nothing keeps the thread alive. */
  onEmpty(): void;
  /** Ends the thread at once. Does not return. */
  finish(code: number): void;
  /** `process.exit()`. */
  exit(code: number | undefined): void;
  /** A hook of `createHook` threw: nothing can catch that. Does not return. */
  failInHook(error: unknown): void;
  /** An exception nobody caught; `thrownAt` is where, if known. */
  onUncaught(error: unknown, thrownAt: Place | undefined, origin?: ExceptionOrigin): true;
}

export function createEnding(needs: EndingNeeds): Ending {
  const { thread, inspecting, process, captured, aborts, unsettledAwait, warns, halt } = needs;
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
    thread.ports.tellUnclaimed();
    if (thread.link) {
      thread.ports.abandon();
      thread.reporter.exiting(code);
      thread.ports.tell(thread.link, { kind: 'exit', code });
    }
    thread.reporter.exited(code);
    halt();
  }

  function die(error: unknown, thrownAt: Place | undefined, cause: number): void {
    // As in Node, the listeners of `exit` come before the message.
    if (!exiting) process().exitCode = cause;
    const code = attempt(() => announce(cause)).value ?? cause;
    if (thread.link) {
      const packed = packError(error);
      thread.reporter.failed(shownFailure(shownOf(packed), inspecting));
      thread.ports.tell(thread.link, { kind: 'failed', error: packed });
    } else {
      const shown = shownFailure(error, inspecting);
      thread.reporter.failed(shown);
      thread.output.print('stderr', fatalMessage(error, shown, thrownAt));
    }
    finish(code);
  }

  /** As V8 does it, where it was told to: before anybody hears of the exception. */
  function abortUnlessCaptured(error: unknown): void {
    if (!aborts || captured()) return;
    const [first = '', ...frames] = (error instanceof Error ? (error.stack ?? '') : '').split('\n');
    const headline = first === '' ? inspecting().inspect(error) : first;
    const places = frames.map((each) => each.trim().replace(/^at /u, ''));
    thread.reporter.failed(headline);
    const text = `Uncaught ${headline}\n\nFROM\n${places.join('\n')}\n`;
    thread.output.print('stderr', text);
    dieOf('SIGTRAP');
  }

  function dieOf(signal: 'SIGABRT' | 'SIGTRAP'): void {
    thread.reporter.send({ kind: 'signal', pid: thread.facts.pid, signal });
    halt();
  }

  function uncaught(error: unknown, thrownAt: Place | undefined, origin: ExceptionOrigin): void {
    if (typeof process()._fatalException !== 'function') {
      finish(exitCodes.noHandler);
      return;
    }
    abortUnlessCaptured(error);
    const wasExiting = exiting;
    // What a listener throws must be caught here: nobody hears of an error in the news of an error.
    const { value: handled, thrown } = attempt(() => {
      process().emit('uncaughtExceptionMonitor', error, origin);
      const capture = captured();
      if (capture) {
        capture(error);
        return true;
      }
      return process().emit('uncaughtException', error, origin);
    });
    if (thrown) {
      abortUnlessCaptured(thrown.error);
      const cause = thread.link ? exitCodes.uncaught : exitCodes.handlerThrew;
      die(thrown.error, undefined, cause);
    } else if (!handled) {
      die(error, thrownAt, exitCodes.uncaught);
    } else if (wasExiting) {
      // A listener of `exit` threw: there is nothing left to go on with.
      finish(process().exitCode ?? 0);
    } else {
      // Node's own: it sees to it that the ticks that were passed over come soon.
      new Immediate(thread.loop, () => undefined);
      leaveAll();
    }
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
      thread.loop.gauge.end();
      const stalled = unsettledAwait();
      const code = announce(stalled ? exitCodes.unsettledAwait : 0);
      if (stalled && warns && code === exitCodes.unsettledAwait) {
        const warning = 'Warning: Detected unsettled top-level await at';
        thread.output.print('stderr', `${warning} ${pointAt(stalled)}\n\n\n`);
      }
      finish(code);
    },
    exit(code) {
      if (code !== undefined) process().exitCode = code;
      // Programs may put a function of their own in its place.
      process().reallyExit(announce(code ?? 0));
    },
    finish,
    failInHook(error) {
      const stack: unknown = error instanceof Error ? error.stack : undefined;
      const text = typeof stack === 'string' ? stack : new Error(String(error)).stack;
      thread.reporter.failed(text ?? '');
      thread.output.print('stderr', `${text ?? ''}\n`);
      if (aborts) dieOf('SIGABRT');
      finish(announce(exitCodes.uncaught));
    },
    onUncaught(error, thrownAt, origin = 'uncaughtException') {
      uncaught(error, thrownAt, origin);
      // Only where the program lives on.
      return true;
    },
  };
}

/** What a call returned, or what it threw. */
function attempt<T>(call: () => T): {
  readonly value?: T;
  readonly thrown?: { readonly error: unknown };
} {
  try {
    return { value: call() };
  } catch (error) {
    return { thrown: { error } };
  }
}

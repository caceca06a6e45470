// `process.kill`, `process.abort`, and signals as events of `process`.
import { callIn, closeResource, openResource } from '../../loop/async-context.ts';
import type { AsyncContext } from '../../loop/async-context.ts';
import type { Process } from './process.ts';
import { askHost } from '../../context/ask-host.ts';
import {
  errorNumber,
  invalidArgType,
  nodeError,
  systemError,
  unavailable,
} from '../../errors/node-error.ts';
import { signalNumbers, stoppingSignals } from '../../system/signals.ts';
import type { ThreadContext } from '../../context/thread-context.ts';

const numbers: ReadonlySet<number> = new Set(Object.values(signalNumbers));

function isSignal(name: string): name is keyof typeof signalNumbers {
  return Object.hasOwn(signalNumbers, name);
}

/** The number of a signal given by its name, which `process.kill` takes as it is. */
function numberOf(name: unknown): number {
  if (typeof name === 'string' && isSignal(name)) return signalNumbers[name];
  throw nodeError(TypeError, 'ERR_UNKNOWN_SIGNAL', `Unknown signal: ${String(name)}`);
}

/** The name of a signal given by name or number. Throws as Node does. */
export function toSignal(given: unknown): string {
  const found =
    typeof given === 'number'
      ? Object.entries(signalNumbers).find(([, number]) => number === given)?.[0]
      : typeof given === 'string'
        ? [given, given.toUpperCase()].find(isSignal)
        : undefined;
  if (found === undefined) {
    throw nodeError(TypeError, 'ERR_UNKNOWN_SIGNAL', `Unknown signal: ${String(given)}`);
  }
  return found;
}

/** The same for a signal that is to be sent; 0 for the one that only asks. */
export function signalName(given: unknown): string | 0 {
  if (given === 0) return 0;
  const found = toSignal(given);
  if (stoppingSignals.has(found)) throw unavailable(found);
  return found;
}

/** Gives `process` its signals. `halt` does not return. */
export function installSignals(thread: ThreadContext, process: Process, halt: () => void): void {
  const { loop, reporter, source } = thread;

  /** The system's call: 0, or the number of an error. Programs replace it. */
  function systemKill(pid: number, number: number): number {
    if (number !== 0 && !numbers.has(number)) return errorNumber('EINVAL');
    const signal = signalName(number);
    const isOwn = pid === process.pid && source.threadId === 0;
    // What has no listener ends this process before the next line runs, as in Node.
    if (isOwn && signal !== 0 && process.listenerCount(signal) === 0) {
      reporter.send({ kind: 'signal', pid, signal });
      halt();
    }
    const isThere = askHost(thread, 'process.kill', { kind: 'signal', pid, signal });
    return isThere === true ? 0 : errorNumber('ESRCH');
  }

  function kill(pid: unknown, signal?: unknown): true {
    // A number, or what becomes one, as `==` would have it.
    const target = Number(pid);
    if (pid === null || target !== (target | 0)) throw invalidArgType('pid', 'of type number', pid);
    const isNumber = typeof signal === 'number' && signal === (signal | 0);
    const number = isNumber ? signal : numberOf(signal || 'SIGTERM');
    // Read anew each time: see above.
    const failure = (process as unknown as { _kill: typeof systemKill })._kill(target, number);
    if (failure) throw systemError('kill', failure === errorNumber('EINVAL') ? 'EINVAL' : 'ESRCH');
    return true;
  }

  Object.assign(process, {
    _kill: systemKill,
    kill,
    abort(): void {
      reporter.send({ kind: 'signal', pid: process.pid, signal: 'SIGABRT' });
      halt();
    },
  });
  if (source.threadId !== 0) return;

  const tell = (signal: string, handled: boolean): void => {
    reporter.send({ kind: 'handles', signal, handled });
  };
  /** What the listeners of a signal run in: that of the first one. */
  const contexts = new Map<string, AsyncContext | undefined>();
  process.on('newListener', (name) => {
    if (typeof name !== 'string' || !isSignal(name)) return;
    if (name === 'SIGKILL' || name === 'SIGSTOP') throw systemError('uv_signal_start', 'EINVAL');
    if (process.listenerCount(name) > 0) return;
    contexts.set(name, openResource('SIGNALWRAP', process));
    tell(name, true);
  });
  process.on('removeListener', (name) => {
    if (typeof name !== 'string' || !isSignal(name)) return;
    if (process.listenerCount(name) > 0) return;
    closeResource(contexts.get(name));
    contexts.delete(name);
    loop.handle().close();
    tell(name, false);
  });
  thread.onOrder((order) => {
    if (order.kind !== 'signal') return;
    const { signal } = order;
    if (!isSignal(signal)) return;
    // By itself it keeps nothing alive.
    loop.offer(() => {
      callIn(contexts.get(signal), () => {
        process.emit(signal, signal, signalNumbers[signal]);
      });
    });
  });
}

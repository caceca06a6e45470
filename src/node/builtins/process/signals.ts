// `process.kill`, `process.abort`, and signals as events of `process`.
import type { Process } from './process.ts';
import { askHost } from '../../context/ask-host.ts';
import { invalidArgType, nodeError, systemError, unavailable } from '../../errors/node-error.ts';
import { signalNumbers, stoppingSignals } from '../../system/signals.ts';
import type { ThreadContext } from '../../context/thread-context.ts';

const numbers: ReadonlySet<number> = new Set(Object.values(signalNumbers));

function isSignal(name: string): name is keyof typeof signalNumbers {
  return Object.hasOwn(signalNumbers, name);
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

  function kill(pid: unknown, signal: unknown = 'SIGTERM'): true {
    const target = Number(pid);
    if (pid === null || !Number.isInteger(target))
      throw invalidArgType('pid', 'of type number', pid);
    if (typeof signal === 'number' && signal !== 0 && !numbers.has(signal)) {
      throw systemError('kill', 'EINVAL');
    }
    const name = signalName(signal);
    const isOwn = target === process.pid && source.threadId === 0;
    // What has no listener ends this process before the next line runs, as in Node.
    if (isOwn && name !== 0 && process.listenerCount(name) === 0) {
      reporter.send({ kind: 'signal', pid: target, signal: name });
      halt();
    }
    const exists = askHost(thread, 'process.kill', { kind: 'signal', pid: target, signal: name });
    if (exists !== true) throw systemError('kill', 'ESRCH');
    return true;
  }

  Object.assign(process, {
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
  process.on('newListener', (name) => {
    if (typeof name !== 'string' || !isSignal(name)) return;
    if (name === 'SIGKILL' || name === 'SIGSTOP') throw systemError('uv_signal_start', 'EINVAL');
    if (process.listenerCount(name) === 0) tell(name, true);
  });
  process.on('removeListener', (name) => {
    if (typeof name !== 'string' || !isSignal(name)) return;
    if (process.listenerCount(name) === 0) tell(name, false);
  });
  thread.onOrder((order) => {
    if (order.kind !== 'signal') return;
    const { signal } = order;
    if (!isSignal(signal)) return;
    loop.post(() => {
      process.emit(signal, signal, signalNumbers[signal]);
    });
  });
}

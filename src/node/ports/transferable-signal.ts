// `util.transferableAbortSignal`: an `AbortSignal` that goes in messages and is still heard here.
import type { CloneableKind } from './cloning.ts';
import { invalidArgType } from '../errors/node-error.ts';
import type { Ports } from './ports.ts';

interface SignalRecord {
  readonly aborted: boolean;
  readonly reason: unknown;
  /** Brings the reason, where it is not aborted yet. */
  readonly port: MessagePort | undefined;
}

/** The marking of one thread's signals, and how marked ones travel: neither end keeps its thread alive. */
export function createTransferableSignals(ports: Ports) {
  const marked = new WeakSet<AbortSignal>();

  function listen(port: MessagePort, controller: AbortController): void {
    const hear = (event: Event): void => {
      controller.abort((event as MessageEvent).data);
      ports.close(port);
    };
    ports.listen(port, 'message', hear, hear, true);
    ports.unref(port);
  }

  const kind: CloneableKind = {
    is: (value) => value instanceof AbortSignal && marked.has(value),
    pack(value) {
      const signal = value as AbortSignal;
      const { aborted } = signal;
      const reason: unknown = signal.reason;
      if (aborted) return { record: { aborted, reason, port: undefined } satisfies SignalRecord };
      const { port1, port2 } = new MessageChannel();
      ports.pair(port1, port2);
      signal.addEventListener(
        'abort',
        () => {
          ports.post(port1, signal.reason, []);
        },
        { once: true },
      );
      const record: SignalRecord = { aborted, reason: undefined, port: port2 };
      return { record, transfer: [port2] };
    },
    unpack({ aborted, reason, port }: SignalRecord) {
      const controller = new AbortController();
      if (aborted) controller.abort(reason);
      else if (port) listen(port, controller);
      return controller.signal;
    },
  };
  /** Marks a signal, which may then stand in a transfer list. */
  function transferableAbortSignal(signal: unknown): AbortSignal {
    if (!(signal instanceof AbortSignal)) {
      throw invalidArgType('signal', 'an instance of AbortSignal', signal);
    }
    marked.add(signal);
    return signal;
  }

  /** A controller whose signal is marked. */
  function transferableAbortController(): AbortController {
    const controller = new AbortController();
    marked.add(controller.signal);
    return controller;
  }

  return { kind, transferableAbortController, transferableAbortSignal };
}

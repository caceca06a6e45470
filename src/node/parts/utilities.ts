// A part: tables and helpers that only some programs ask for.
import { signalNumbers } from '../process-signal-numbers.ts';
import { dlopen, errno, priority } from '../system-numbers.ts';

/** `os.constants`, frozen and without a prototype as in Node. */
export const osConstants = frozen({
  UV_UDP_REUSEADDR: 4,
  dlopen: frozen(dlopen),
  errno: frozen(errno),
  signals: frozen(signalNumbers),
  priority: frozen(priority),
});

function frozen<T extends object>(values: T): T {
  return Object.freeze(Object.assign(Object.create(null) as object, values)) as T;
}

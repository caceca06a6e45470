// One environment for several threads (`SHARE_ENV`): JSON in shared memory, behind a lock.
import type { EnvironmentStore } from './environment.ts';

/** Words at the start: the lock, a count of the changes, and the length of the JSON in bytes. */
const words = { lock: 0, version: 1, length: 2 } as const;
const headBytes = 12;
/** The most that all variables may take: more than the 128 KiB that Linux allows for one. */
const mostBytes = 1024 * 1024;

/** Puts variables where other threads can reach them. Needs `SharedArrayBuffer`. */
export function shareEnvironment(given: Readonly<Record<string, string>>): SharedArrayBuffer {
  const buffer = new SharedArrayBuffer(headBytes + mostBytes);
  write(buffer, given);
  return buffer;
}

function write(buffer: SharedArrayBuffer, variables: Readonly<Record<string, string>>): void {
  const bytes = new TextEncoder().encode(JSON.stringify(variables));
  if (bytes.length > mostBytes) throw new RangeError('The shared environment is too large');
  new Uint8Array(buffer, headBytes).set(bytes);
  const head = new Int32Array(buffer, 0, headBytes / 4);
  Atomics.store(head, words.length, bytes.length);
  Atomics.add(head, words.version, 1);
}

/** The variables in a buffer that {@link shareEnvironment} made. */
export function sharedStore(buffer: SharedArrayBuffer): EnvironmentStore {
  const head = new Int32Array(buffer, 0, headBytes / 4);
  let seen = -1;
  let variables: Readonly<Record<string, string>> = {};

  function locked<T>(act: () => T): T {
    while (Atomics.compareExchange(head, words.lock, 0, 1) !== 0)
      Atomics.wait(head, words.lock, 1, 1);
    try {
      return act();
    } finally {
      Atomics.store(head, words.lock, 0);
      Atomics.notify(head, words.lock);
    }
  }

  function current(): Readonly<Record<string, string>> {
    const version = Atomics.load(head, words.version);
    if (version === seen) return variables;
    // A decoder does not read shared memory.
    const bytes = new Uint8Array(buffer, headBytes, Atomics.load(head, words.length)).slice();
    variables = JSON.parse(new TextDecoder().decode(bytes)) as Record<string, string>;
    seen = version;
    return variables;
  }

  return {
    read: () => (Atomics.load(head, words.version) === seen ? variables : locked(current)),
    set(name, value) {
      locked(() => {
        write(buffer, { ...current(), [name]: value });
      });
    },
    delete(name) {
      locked(() => {
        const { [name]: _, ...rest } = current();
        write(buffer, rest);
      });
    },
  };
}

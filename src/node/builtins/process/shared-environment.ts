// One environment for several threads (`SHARE_ENV`): JSON in shared memory, behind a lock.
import { Lock } from '../../disk/lock.ts';
import type { EnvironmentStore } from './environment.ts';

/**
 * Words at the start: the lock's, a count of the changes, and the lengths of two texts in bytes. An
 * even count says that the first is meant; whoever makes a change writes the other one before.
 */
const words = { lock: 0, tickets: 1, moves: 2, version: 3, lengths: 4 } as const;
const headBytes = 24;
/** The most that all variables may take: more than the 128 KiB that Linux allows for one. */
const mostBytes = 1024 * 1024;

type Variables = Readonly<Record<string, string>>;

/** Puts variables where other threads can reach them. Needs `SharedArrayBuffer`. */
export function shareEnvironment(given: Variables): SharedArrayBuffer {
  const buffer = new SharedArrayBuffer(headBytes + 2 * mostBytes);
  put(buffer, 0, encode(given));
  return buffer;
}

function encode(variables: Variables): Uint8Array {
  const bytes = new TextEncoder().encode(JSON.stringify(variables));
  if (bytes.length > mostBytes) throw new RangeError('The shared environment is too large');
  return bytes;
}

function headOf(buffer: SharedArrayBuffer): Int32Array {
  return new Int32Array(buffer, 0, headBytes / 4);
}

/** Writes the text that is meant in that version. */
function put(buffer: SharedArrayBuffer, version: number, bytes: Uint8Array): void {
  const side = version & 1;
  new Uint8Array(buffer, headBytes + side * mostBytes).set(bytes);
  Atomics.store(headOf(buffer), words.lengths + side, bytes.length);
}

/** The variables in a buffer that {@link shareEnvironment} made. */
export function sharedStore(buffer: SharedArrayBuffer): EnvironmentStore {
  const head = headOf(buffer);
  const lock = new Lock(head, words);
  let seen = -1;
  let variables: Variables = {};

  function current(): Variables {
    const version = Atomics.load(head, words.version);
    if (version === seen) return variables;
    const side = version & 1;
    const length = Atomics.load(head, words.lengths + side);
    // A decoder does not read shared memory.
    const bytes = new Uint8Array(buffer, headBytes + side * mostBytes, length).slice();
    variables = JSON.parse(new TextDecoder().decode(bytes)) as Record<string, string>;
    seen = version;
    return variables;
  }

  function change(changed: (variables: Variables) => Variables): void {
    lock.alone(() => {
      const bytes = encode(changed(current()));
      const version = seen + 1;
      lock.check();
      put(buffer, version, bytes);
      lock.check();
      // All of a change is there, or nothing: its thread may be ended before this word is written.
      Atomics.compareExchange(head, words.version, seen, version);
    });
  }

  return {
    read: () => (Atomics.load(head, words.version) === seen ? variables : lock.alone(current)),
    set(name, value) {
      change((before) => ({ ...before, [name]: value }));
    },
    delete(name) {
      change(({ [name]: _, ...rest }) => rest);
    },
  };
}

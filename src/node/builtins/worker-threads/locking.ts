// What `LockManager` does, once a program asks for a lock: the host decides who gets it.
import { askHost } from '../../context/ask-host.ts';
import type { Publish } from '../../values/publish.ts';
import type { ThreadContext } from '../../context/thread-context.ts';
import { checkFunction, invalidArgType, nodeError } from '../../errors/node-error.ts';
import { listMembers } from '../../values/define-property.ts';
import type { LockMode, LockNews, LockQuestion, LockSnapshot } from '../../wire/locks.ts';

type Callback = (lock: Lock | null) => unknown;

const kName = Symbol('kName');
const kMode = Symbol('kMode');
const kConstruct = Symbol('kConstructLock');

/** A lock, while it is held; Node has its properties under symbols. */
class Lock {
  readonly [kName]: string;
  readonly [kMode]: LockMode;

  constructor(key: unknown, name: string, mode: LockMode) {
    if (key !== kConstruct)
      throw nodeError(TypeError, 'ERR_ILLEGAL_CONSTRUCTOR', 'Illegal constructor');
    this[kName] = name;
    this[kMode] = mode;
  }

  get name(): string {
    return this[kName];
  }

  get mode(): LockMode {
    return this[kMode];
  }
}
listMembers(Lock, 'Lock');
Object.defineProperty(Lock, 'length', { value: 0, configurable: true });

/** One request, from when it is made until its lock is released. */
interface Wanted {
  readonly lock: Lock;
  readonly callback: Callback;
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: unknown) => void;
}

interface LockOptions {
  readonly mode: LockMode;
  readonly ifAvailable: boolean;
  readonly steal: boolean;
  readonly signal: AbortSignal | undefined;
}

function aborted(): DOMException {
  return new DOMException('The operation was aborted', 'AbortError');
}

function unsupported(message: string): DOMException {
  return new DOMException(message, 'NotSupportedError');
}

function wrongType(message: string): Error {
  return nodeError(TypeError, 'ERR_INVALID_ARG_TYPE', message);
}

function nameOf(given: unknown): string {
  if (typeof given === 'symbol')
    throw wrongType('Value is a Symbol and cannot be converted to a string.');
  return `${given as string}`;
}

function optionsOf(given: unknown): LockOptions {
  if (given !== undefined && typeof given !== 'object' && typeof given !== 'function')
    throw wrongType('Value cannot be converted to a dictionary');
  const options = (given ?? {}) as Partial<Record<keyof LockOptions, unknown>>;
  const { mode = 'exclusive', ifAvailable, steal, signal } = options;
  if (mode !== 'exclusive' && mode !== 'shared') {
    const message = `mode '${nameOf(mode)}' is not a valid enum value of type LockMode.`;
    throw nodeError(TypeError, 'ERR_INVALID_ARG_VALUE', message);
  }
  if (signal !== undefined && Object(signal) !== signal) {
    throw wrongType('signal is not an object.');
  }
  if (signal !== undefined && !('aborted' in (signal as object)))
    throw invalidArgType('options.signal', 'an instance of AbortSignal', signal);
  return {
    mode,
    ifAvailable: Boolean(ifAvailable),
    steal: Boolean(steal),
    signal: signal as AbortSignal | undefined,
  };
}

function checkOptions(name: string, { mode, ifAvailable, steal, signal }: LockOptions): void {
  signal?.throwIfAborted();
  if (name.startsWith('-')) throw unsupported('Lock name may not start with hyphen');
  if (ifAvailable && steal) throw unsupported('ifAvailable and steal are mutually exclusive');
  if (mode === 'shared' && steal)
    throw unsupported('mode: "shared" and steal are mutually exclusive');
  if (signal && (steal || ifAvailable))
    throw unsupported('signal cannot be used with steal or ifAvailable');
}

/** What the methods of one thread's manager do. A request that waits keeps nothing alive, as in Node. */
export function createLocking(thread: ThreadContext, publish: Publish) {
  const wanted = new Map<number, Wanted>();
  const { pid, threadId } = thread.source;
  let count = 0;

  const ask = (question: LockQuestion): unknown =>
    askHost(thread, 'navigator.locks', { kind: 'locks', ask: question });

  thread.onOrder((order) => {
    if (order.kind !== 'locks') return;
    thread.loop.deliver(() => {
      apply(order.news);
    });
  });

  function apply({ stolen, refused, granted }: LockNews): void {
    for (const id of stolen) {
      wanted.get(id)?.reject(aborted());
      wanted.delete(id);
    }
    for (const id of refused) {
      const request = wanted.get(id);
      wanted.delete(id);
      if (request) settle(request, () => request.callback(null));
    }
    for (const id of granted) grant(id);
  }

  function settle({ resolve, reject }: Wanted, job: () => unknown): void {
    try {
      resolve(job());
    } catch (error) {
      reject(error);
    }
  }

  function grant(id: number): void {
    const request = wanted.get(id);
    if (!request) return;
    let result: unknown;
    try {
      result = request.callback(request.lock);
    } catch (error) {
      // As in Node, what is thrown at once is no release.
      request.reject(error);
      return;
    }
    if (result instanceof Promise) {
      result.then(
        (value: unknown) => {
          request.resolve(value);
          release(id);
        },
        (error: unknown) => {
          request.reject(error);
          release(id);
        },
      );
      return;
    }
    request.resolve(result);
    release(id);
  }

  function release(id: number): void {
    // One that was stolen is another's.
    if (wanted.delete(id)) apply(ask({ kind: 'release', id }) as LockNews);
  }

  async function want(name: string, options: LockOptions, callback: Callback): Promise<unknown> {
    const { mode, steal, ifAvailable } = options;
    const end = (error?: unknown): void => {
      publish('locks.request.end', () => ({ name, mode, ifAvailable, steal, error }));
    };
    count += 1;
    const id = count;
    try {
      const result = await new Promise((resolve, reject) => {
        wanted.set(id, { lock: new Lock(kConstruct, name, mode), callback, resolve, reject });
        const request = { id, name, mode, steal, ifAvailable };
        apply(ask({ kind: 'request', request }) as LockNews);
      });
      end();
      return result;
    } catch (error) {
      end(error);
      throw error;
    }
  }

  /** A signal ends the waiting and no more: in its turn the request is passed over. */
  function wantUntil(
    signal: AbortSignal,
    name: string,
    options: LockOptions,
    callback: Callback,
  ): Promise<unknown> {
    return new Promise((resolve, reject) => {
      let isGranted = false;
      const abort = (): void => {
        if (!isGranted) reject(signal.reason as Error);
      };
      signal.addEventListener('abort', abort, { once: true });
      const unlessAborted: Callback = (lock) =>
        Promise.resolve().then(() => {
          if (signal.aborted) return undefined;
          isGranted = true;
          return callback(lock);
        });
      void want(name, options, unlessAborted)
        .then(resolve, reject)
        .finally(() => {
          signal.removeEventListener('abort', abort);
        });
    });
  }

  return {
    async request(given: unknown, second: unknown, third: unknown): Promise<unknown> {
      const [options, callback] = third === undefined ? [undefined, second] : [second, third];
      const name = nameOf(given);
      checkFunction(callback, 'callback');
      const read = optionsOf(options ?? undefined);
      checkOptions(name, read);
      const { mode } = read;
      publish('locks.request.start', () => ({ name, mode }));
      const call: Callback = (lock) => {
        publish(`locks.request.${lock ? 'grant' : 'miss'}`, () => ({ name, mode }));
        return (callback as Callback)(lock);
      };
      return read.signal ? wantUntil(read.signal, name, read, call) : want(name, read, call);
    },
    query(): object {
      const { held, pending } = ask({ kind: 'query' }) as LockSnapshot;
      const clientId = `node-${String(pid)}-${String(threadId)}`;
      const told = (entries: LockSnapshot['held']) =>
        entries.map(({ name, mode }) => ({ name, mode, clientId }));
      return { held: told(held), pending: told(pending) };
    },
  };
}

export type Locking = ReturnType<typeof createLocking>;

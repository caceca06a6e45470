// `DOMException` and the reasons of `AbortSignal` as Node has them: the browser's, in Node's words.
import { bare } from '../values/bare.ts';
import { defineHidden } from '../values/define-property.ts';

/** What Node takes in the place of a name. */
interface ExceptionOptions {
  readonly name?: string;
  readonly cause?: unknown;
}

/** Exceptions may have a cause, and have a stack. */
function mendException(): void {
  const Native = DOMException;
  function construct(_target: unknown, given: [string?, (string | ExceptionOptions)?], as: object) {
    const [message, second] = given;
    const isName = typeof second !== 'object' || second === null;
    const words = isName ? given : [message, second.name ?? 'Error'];
    const exception = withStack(Reflect.construct(Native, words, as as typeof Native) as object);
    if (!isName && 'cause' in second) defineHidden(exception, 'cause', second.cause);
    return exception;
  }
  const Mended = new Proxy(Native, bare({ construct: construct as never }));
  Object.defineProperty(Native.prototype, 'constructor', { value: Mended });
  Object.defineProperty(globalThis, 'DOMException', { value: Mended });
}

/** The browser keeps an exception's stack for itself, or has none. */
function withStack<T extends object>(exception: T): T {
  Error.captureStackTrace(exception);
  return exception;
}

const aborted = (): DOMException =>
  withStack(new DOMException('This operation was aborted', 'AbortError'));

/** A signal that aborts when its time is up, which keeps nothing alive. */
function mendTimeout(unreferenced: (job: () => void, delay: number) => void): void {
  function timeout(delay: number): AbortSignal {
    const controller = new AbortController();
    unreferenced(() => {
      const message = 'The operation was aborted due to timeout';
      controller.abort(withStack(new DOMException(message, 'TimeoutError')));
    }, delay);
    return controller.signal;
  }
  Object.defineProperty(AbortSignal, 'timeout', { value: timeout });
}

/** A signal's handler is called by a listener of its own, which stays where it was first added. */
function mendHandler(): void {
  const handlers = new WeakMap<AbortSignal, { given: unknown }>();
  const accessors: ThisType<AbortSignal> & { onabort: unknown } = {
    get onabort() {
      return handlers.get(this)?.given ?? null;
    },
    set onabort(given: unknown) {
      const known = handlers.get(this);
      if (known) {
        known.given = given;
        return;
      }
      const handler = { given };
      handlers.set(this, handler);
      this.addEventListener('abort', (event): unknown =>
        typeof handler.given === 'function'
          ? Reflect.apply(handler.given, this, [event])
          : undefined,
      );
    },
  };
  const accessor = Object.getOwnPropertyDescriptor(accessors, 'onabort');
  if (accessor) Object.defineProperty(AbortSignal.prototype, 'onabort', accessor);
}

/** To be called once, before any program. `unreferenced` starts a timer that keeps nothing alive. */
export function mendAborting(unreferenced: (job: () => void, delay: number) => void): void {
  mendException();
  mendHandler();
  const { abort } = AbortController.prototype;
  const { abort: make } = AbortSignal;
  Object.defineProperty(AbortController.prototype, 'abort', {
    // With a length of its own, as the browser's: what is left out is not what is undefined.
    value: {
      abort(this: AbortController, reason: unknown = aborted()) {
        abort.call(this, reason);
      },
    }.abort,
  });
  Object.defineProperty(AbortSignal, 'abort', {
    value: {
      abort: (reason: unknown = aborted()) => make.call(AbortSignal, reason),
    }.abort,
  });
  mendTimeout(unreferenced);
}

// `DOMException` and the reasons of `AbortSignal` as Node has them: the browser's, in Node's words.
import { defineHidden } from '../values/define-property.ts';

/** What Node takes in the place of a name. */
interface ExceptionOptions {
  readonly name?: string;
  readonly cause?: unknown;
}

/** Exceptions may have a cause. */
function mendException(): void {
  const Native = DOMException;
  function construct(_target: unknown, given: [string?, (string | ExceptionOptions)?], as: object) {
    const [message, second] = given;
    if (typeof second !== 'object' || second === null) {
      return Reflect.construct(Native, given, as as typeof Native) as object;
    }
    const name = second.name ?? 'Error';
    const exception = Reflect.construct(Native, [message, name], as as typeof Native) as object;
    if (!('cause' in second)) return exception;
    return defineHidden(exception, 'cause', second.cause);
  }
  const Mended = new Proxy(Native, { construct: construct as never });
  Object.defineProperty(Native.prototype, 'constructor', { value: Mended });
  Object.defineProperty(globalThis, 'DOMException', { value: Mended });
}

const aborted = (): DOMException => new DOMException('This operation was aborted', 'AbortError');

/** A signal that aborts when its time is up, which keeps nothing alive. */
function mendTimeout(unreferenced: (job: () => void, delay: number) => void): void {
  function timeout(delay: number): AbortSignal {
    const controller = new AbortController();
    unreferenced(() => {
      const message = 'The operation was aborted due to timeout';
      controller.abort(new DOMException(message, 'TimeoutError'));
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

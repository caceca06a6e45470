// `gc`, which `--expose-gc` asks for: no browser has a call for it, but all give way to pressure.

const pieceBytes = 64 * 2 ** 20;
/** Memory that is taken and let go, never touched: V8 collects all that it can before it gives as much. */
const pieces = 40;

/** Has the browser look for memory to free. What this very job has looked at by a `WeakRef` is kept. */
function press(): void {
  for (let count = 0; count < pieces; count += 1) {
    try {
      void new ArrayBuffer(pieceBytes);
    } catch {
      // There is no more: it has looked.
      return;
    }
  }
}

/** Puts `gc` into the global scope. */
export function exposeCollecting(): void {
  Object.defineProperty(globalThis, 'gc', {
    // A function of the rest: as V8's, it says that it has no parameters.
    value: function gc(...given: readonly unknown[]): Promise<void> | undefined {
      press();
      const { execution } = (given[0] ?? {}) as { execution?: unknown };
      return execution === 'async' ? Promise.resolve() : undefined;
    },
    enumerable: true,
    writable: true,
  });
}

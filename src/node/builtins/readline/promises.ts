// `readline.promises.Interface`: whose questions are promises.
import { AbortError } from '../../errors/abort-error.ts';
import type { createInterfaceClass } from './interface.ts';

/** The class of one thread. */
export function createPromisesInterfaceClass(Interface: ReturnType<typeof createInterfaceClass>) {
  return class extends Interface {
    // eslint-disable-next-line @typescript-eslint/no-misused-promises -- Node's own answers with a promise where its base class does not
    override question(
      query: string,
      options: { readonly signal?: AbortSignal } = {},
    ): Promise<string> {
      return new Promise((resolve, reject) => {
        const { signal } = options;
        if (signal?.aborted) {
          reject(new AbortError(signal.reason));
          return;
        }
        signal?.addEventListener(
          'abort',
          () => {
            reject(new AbortError(signal.reason));
          },
          { once: true },
        );
        super.question(query, options, resolve);
      });
    }
  };
}

// `mkdtempDisposable`: folders that are taken away with all that is in them.
import { named } from '../../values/parameters.ts';
import { absolute } from './fs-context.ts';
import type { FsContext, Operations } from './fs-context.ts';
import { promised } from './forms.ts';
import type { AfterPollRounds } from './poll-rounds.ts';

const whole = { force: true, recursive: true };

/** Two forms. A folder is found again where the process has gone elsewhere since. */
export function createDisposableFolders(
  context: FsContext,
  operations: Operations,
  later: AfterPollRounds,
) {
  const [make, remove] = [
    promised(operations, later, 'mkdtemp'),
    promised(operations, later, 'rm'),
  ];

  function mkdtempDisposableSync(prefix: unknown, options?: unknown) {
    const path = operations['mkdtemp']?.(prefix, options)() as string;
    const place = absolute(context, path);
    const removeSync = (): void => {
      operations['rm']?.(place, whole)();
    };
    return { path, remove: removeSync, [Symbol.dispose]: removeSync };
  }

  async function mkdtempDisposable(prefix: unknown, options?: unknown) {
    const path = (await make(prefix, options)) as string;
    const place = absolute(context, path);
    const removeLater = async (): Promise<void> => {
      await remove(place, whole);
    };
    return { path, remove: removeLater, [Symbol.asyncDispose]: removeLater };
  }

  return {
    mkdtempDisposableSync: named('mkdtempDisposableSync', 2, mkdtempDisposableSync),
    mkdtempDisposable: named('mkdtempDisposable', 2, mkdtempDisposable),
  };
}

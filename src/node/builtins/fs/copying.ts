// `cp` in its three forms: files and folders with all that is in them.
import { checkFunction } from '../../errors/node-error.ts';
import { named } from '../../values/parameters.ts';
import { toPath } from './arguments.ts';
import { createCopyAtOnce } from './copy-at-once.ts';
import { createCopyLater } from './copy-later.ts';
import { toCopyOptions } from './copy-options.ts';
import type { CopyOptions } from './copy-options.ts';
import { createCopySteps } from './copy-steps.ts';
import type { FsContext, Operations } from './fs-context.ts';
import type { AfterPollRounds } from './poll-rounds.ts';

/** Trips to the system before the first file is copied. */
const trips = 4;

function checked(from: unknown, to: unknown, given: unknown): [string, string, CopyOptions] {
  const options = toCopyOptions(given);
  return [toPath(from, 'src'), toPath(to, 'dest'), options];
}

export function createCopying(context: FsContext, operations: Operations, later: AfterPollRounds) {
  const steps = createCopySteps(context, operations);
  const copyLater = createCopyLater(steps);
  const copyAtOnce = createCopyAtOnce(steps);

  async function copy(...args: [string, string, CopyOptions]): Promise<void> {
    await new Promise((resolve) => {
      later(trips, () => undefined, resolve);
    });
    await copyLater(...args);
  }

  return {
    cpSync: named('cpSync', 3, (from: unknown, to: unknown, options?: unknown): void => {
      copyAtOnce(...checked(from, to, options));
    }),
    cp: named('cp', 4, (from: unknown, to: unknown, options: unknown, callback?: unknown): void => {
      const isShort = typeof options === 'function';
      const done = (isShort ? options : callback) as (error: unknown) => void;
      checkFunction(done, 'cb');
      const settle = (error: unknown): void => {
        context.loop.tick(() => {
          done(error);
        });
      };
      copy(...checked(from, to, isShort ? undefined : options)).then(() => {
        settle(null);
      }, settle);
    }),
    promised: named(
      'cp',
      3,
      async (from: unknown, to: unknown, options?: unknown): Promise<void> => {
        await copy(...checked(from, to, options));
      },
    ),
  };
}

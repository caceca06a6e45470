// `flush`: what is written whole is flushed too, by the module's own calls, which programs may replace.
import { toOptions } from './arguments.ts';
import { takeCallback } from './callbacks.ts';
import type { Callback } from './callbacks.ts';
import { named } from '../../values/parameters.ts';

type Call = (...args: unknown[]) => unknown;
type Calls = Readonly<Record<string, Call>>;

const flags = { appendFile: 'a', writeFile: 'w' } as const;
const flushes = (options: unknown): boolean =>
  typeof options === 'object' && options !== null && Reflect.get(options, 'flush') === true;

/** The forms that write whole files, with `flush`; `module` is what programs see. */
export function withFlush(forms: Calls, module: () => Calls): Calls {
  const wrapped: Record<string, Call> = {};
  for (const [name, flag] of Object.entries(flags)) {
    const plain = forms[name] as Call;
    const plainSync = forms[`${name}Sync`] as Call;

    wrapped[`${name}Sync`] = named(
      `${name}Sync`,
      plainSync.length,
      (path: unknown, data: unknown, given: unknown): unknown => {
        if (!flushes(given)) return plainSync(path, data, given);
        const { encoding, flag: wanted = flag, mode } = toOptions(given);
        const { openSync, closeSync, fsyncSync } = module();
        const isOpen = typeof path === 'number';
        const fd = isOpen ? path : openSync?.(path, wanted, mode);
        try {
          plainSync(fd, data, { encoding });
          fsyncSync?.(fd);
        } finally {
          if (!isOpen) closeSync?.(fd);
        }
        return undefined;
      },
    );

    wrapped[name] = named(name, plain.length, (...given: unknown[]): unknown => {
      const { args, callback } = takeCallback(name, given);
      if (!flushes(args[2])) return plain(...given);
      const [path, data, options] = args;
      const { encoding, flag: wanted = flag, mode, signal } = toOptions(options);
      const { open, close, fsync } = module();
      const done = callback();
      const onOpen = (fd: unknown, finish: Callback): void => {
        plain(fd, data, { encoding, signal }, (error: unknown) => {
          if (error) finish(error);
          else fsync?.(fd, finish);
        });
      };
      if (typeof path === 'number') {
        onOpen(path, done);
        return undefined;
      }
      return open?.(path, wanted, mode, (failure: unknown, fd: unknown) => {
        if (failure) {
          done(failure);
          return;
        }
        onOpen(fd, (error) => {
          close?.(fd, (late: unknown) => {
            done(error ?? late);
          });
        });
      });
    });
  }
  return wrapped;
}

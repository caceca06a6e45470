// The modules that a thread lends to its parts, whose bundles would have copies of their own.
import * as abortError from '../../errors/abort-error.ts';
import * as failure from '../../disk/failure.ts';
import * as asyncContext from '../../loop/async-context.ts';
import * as awaited from '../../loop/awaited.ts';
import * as callbacks from '../../loop/callbacks.ts';
import * as emitter from '../../events/emitter.ts';
import * as errors from '../../errors/node-error.ts';
import * as settledPromises from '../../globals/settled-promises.ts';
import * as parseFailure from '../../loader/parse-failure.ts';
import * as workingDirectory from '../../paths/working-directory.ts';
import * as stackTrace from '../../stacks/stack-trace.ts';
import * as knownProxies from '../../values/known-proxies.ts';

/**
 * What holds a state of the thread, or a class by which it knows its objects, and is imported by
 * parts: by path in `src/node`. Bundles of parts ask for these by name (bundle-text-plugin.ts).
 */
export const lentModules: Readonly<Record<string, object>> = {
  'errors/abort-error.ts': abortError,
  'disk/failure.ts': failure,
  'errors/node-error.ts': errors,
  'events/emitter.ts': emitter,
  'globals/settled-promises.ts': settledPromises,
  'loader/parse-failure.ts': parseFailure,
  'loop/async-context.ts': asyncContext,
  'loop/awaited.ts': awaited,
  'loop/callbacks.ts': callbacks,
  'paths/working-directory.ts': workingDirectory,
  'stacks/stack-trace.ts': stackTrace,
  'values/known-proxies.ts': knownProxies,
};

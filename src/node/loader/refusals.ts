// Why a module is not loaded, in Node's words.
import { nodeError } from '../errors/node-error.ts';
import { listStack } from './commonjs-lookup.ts';

/** `ERR_UNKNOWN_MODULE_FORMAT`. */
export function unknownFormat(format: string | null, url: string): Error {
  const message = `Unknown module format: ${String(format)} for URL ${url}`;
  return nodeError(RangeError, 'ERR_UNKNOWN_MODULE_FORMAT', message);
}

/** `ERR_UNSUPPORTED_ESM_URL_SCHEME`. */
export function unsupportedScheme(protocol: string): Error {
  const known = /^https?:$/u.test(protocol) ? 'file and data' : 'file, data, and node';
  return nodeError(
    Error,
    'ERR_UNSUPPORTED_ESM_URL_SCHEME',
    `Only URLs with a scheme in: ${known} are supported by the default ESM loader. ` +
      `Received protocol '${protocol}'`,
  );
}

/** `ERR_REQUIRE_ASYNC_MODULE`: the file, and those that led to it. */
export function requiredAsync(path: string, stack: readonly string[]): Error {
  return nodeError(
    Error,
    'ERR_REQUIRE_ASYNC_MODULE',
    'require() cannot be used on an ESM graph with top-level await. Use import() instead. ' +
      'To see where the top-level await comes from, use --experimental-print-required-tla.' +
      `\nRequired module: ${path}${listStack(stack)}`,
  );
}

/** `ERR_REQUIRE_CYCLE_MODULE` in the words for an ES module that is asked for while it runs. */
export function cycleError(message: string): Error {
  return nodeError(Error, 'ERR_REQUIRE_CYCLE_MODULE', message);
}

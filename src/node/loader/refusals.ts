// Why a module is not loaded, in Node's words.
import { nodeError } from '../errors/node-error.ts';

/** `ERR_UNKNOWN_MODULE_FORMAT`. */
export function unknownFormat(format: string | null | undefined, url: string): Error {
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

/** `ERR_SOURCE_PHASE_NOT_DEFINED`. */
export function noSourcePhase(url: string): Error {
  const message = `Source phase import object is not defined for module '${url}'`;
  // Without the code in its stack: in Node it comes from below.
  return Object.assign(new SyntaxError(message), { code: 'ERR_SOURCE_PHASE_NOT_DEFINED' });
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

/** The end of a message: the files that led there, if any did. */
export function listStack(requireStack: readonly string[]): string {
  return requireStack.length > 0 ? `\nRequire stack:\n- ${requireStack.join('\n- ')}` : '';
}

/** `MODULE_NOT_FOUND`, with the files that led there. */
export function notFound(request: string, requireStack: readonly string[]): Error {
  const error = new Error(`Cannot find module '${request}'${listStack(requireStack)}`);
  return Object.assign(error, { code: 'MODULE_NOT_FOUND', requireStack });
}

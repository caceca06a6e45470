// Between file paths and `file:` URLs, as `node:url` does it.
import { checkString, invalidArgType, nodeError } from '../errors/node-error.ts';
import { resolve } from './posix.ts';

/** An absolute or relative path as a URL; what a URL gives meaning to is escaped. */
export function pathToFileURL(path: string): URL {
  checkString(path, 'path');
  const absolute = resolve(path);
  const slash = path.endsWith('/') && absolute !== '/' ? '/' : '';
  return new URL(`file://${escapePath(absolute + slash)}`);
}

/** A path in which what a URL gives meaning to is escaped. */
export function escapePath(path: string): string {
  return path.replace(
    /[%\\\n\r\t?#[\]|~]/gu,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}

/** The file that a URL is of, or undefined where it is of none. */
export function pathOf(url: string): string | undefined {
  return url.startsWith('file:') ? fileURLToPath(url) : undefined;
}

/** The URL of an absolute path; what is none stays as it is. */
export function urlAt(path: string): string {
  return path.startsWith('/') ? pathToFileURL(path).href : path;
}

/** Throws `ERR_INVALID_URL_SCHEME`, `ERR_INVALID_FILE_URL_HOST` or `ERR_INVALID_FILE_URL_PATH`. */
export function fileURLToPath(given: string | URL): string {
  const url = toFileURL(given);
  if (url.hostname !== '') {
    const message = 'File URL host must be "localhost" or empty on linux';
    throw nodeError(TypeError, 'ERR_INVALID_FILE_URL_HOST', message);
  }
  if (/%2f/iu.test(url.pathname)) {
    const message = 'File URL path must not include encoded / characters';
    throw nodeError(TypeError, 'ERR_INVALID_FILE_URL_PATH', message, { input: url });
  }
  return decodeURIComponent(url.pathname);
}

/** A URL of a file, or an error. */
export function toFileURL(given: unknown): URL {
  if (typeof given !== 'string' && !(given instanceof URL)) {
    throw invalidArgType('path', 'of type string or an instance of URL', given);
  }
  const url = new URL(given);
  if (url.protocol === 'file:') return url;
  throw nodeError(TypeError, 'ERR_INVALID_URL_SCHEME', 'The URL must be of scheme file');
}

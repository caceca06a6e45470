// Between file paths of Windows and `file:` URLs, for programs that ask for them.
import { invalidArgValue, nodeError } from '../../errors/node-error.ts';
import { escapePath } from '../../paths/file-url.ts';

/** `\\server\share`, before which some write `\\?\UNC\`. */
const server = /^\\\\(?:\?\\UNC\\)?(?<host>[^\\]*)(?<rest>.*)$/su;

/** Throws `ERR_INVALID_ARG_VALUE` for a path on a server that names none, or nothing on it. */
export function urlOfWindowsPath(path: string, resolve: (path: string) => string): URL {
  const resolved = path.startsWith('\\\\') ? path : resolve(path);
  const { host = '', rest = '' } = server.exec(resolved)?.groups ?? {};
  if (resolved.startsWith('\\\\')) {
    if (rest === '') throw invalidArgValue('path', resolved, 'Missing UNC resource path');
    if (host === '') throw invalidArgValue('path', resolved, 'Empty UNC servername');
    // `\\?\` alone stands before a long path of this machine.
    return urlOf(host === '?' ? '' : host, rest);
  }
  return urlOf('', `/${resolved}${/[\\/]$/u.test(path) && !resolved.endsWith('\\') ? '/' : ''}`);
}

function urlOf(host: string, path: string): URL {
  return new URL(`file://${host}${escapePath(path.replaceAll('\\', '/'))}`);
}

function invalidPath(what: string, input: URL): Error {
  const message = `File URL path must ${what}`;
  return nodeError(TypeError, 'ERR_INVALID_FILE_URL_PATH', message, { input });
}

/** The path of a `file:` URL. Throws `ERR_INVALID_FILE_URL_PATH`. */
export function windowsPathOf(url: URL, toUnicode: (host: string) => string): string {
  if (/%2f|%5c/iu.test(url.pathname)) {
    throw invalidPath('not include encoded \\ or / characters', url);
  }
  const path = decodeURIComponent(url.pathname.replaceAll('/', '\\'));
  if (url.hostname !== '') return `\\\\${toUnicode(url.hostname)}${path}`;
  if (!/^.[a-z]:/iu.test(path)) throw invalidPath('be absolute', url);
  return path.slice(1);
}

// A part: tables and helpers that only some programs ask for.
import { constants } from '../builtins/fs/constants.ts';
import { signalNumbers } from '../system/signals.ts';
import { dlopen, errno, priority } from '../system/numbers.ts';

/** `os.constants`, frozen and without a prototype as in Node. */
export const osConstants = frozen({
  UV_UDP_REUSEADDR: 4,
  dlopen: frozen(dlopen),
  errno: frozen(errno),
  signals: frozen(signalNumbers),
  priority: frozen(priority),
});

/** The exports of `node:constants`: those of `os` and `fs` in one. */
export const allConstants = { ...dlopen, ...errno, ...priority, ...signalNumbers, ...constants };

export { createUtilMore, getSystemErrorName } from '../builtins/util/more.ts';
export { createAbsent } from '../builtins/absent/absent.ts';
export { createLegacyUrl } from '../builtins/url/legacy.ts';
export { createQuerystring } from '../builtins/querystring.ts';
export { createWin32 } from '../builtins/path/win32.ts';
export { default as punycode } from 'punycode/punycode.es6.js';

function frozen<T extends object>(values: T): T {
  return Object.freeze(Object.assign(Object.create(null) as object, values)) as T;
}

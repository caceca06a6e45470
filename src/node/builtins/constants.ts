// `node:constants` and the constants of `node:os`.
import { bare } from '../values/bare.ts';
import { defineConstants } from '../values/define-property.ts';
import { dlopen, errno, priority } from '../system/numbers.ts';
import { signalNumbers } from '../system/signals.ts';
import { constants } from './fs/constants.ts';

/** `os.constants`, frozen and without a prototype as in Node. */
export const osConstants = frozen({
  UV_UDP_REUSEADDR: 4,
  dlopen: frozen(dlopen),
  errno: frozen(errno),
  signals: frozen(signalNumbers),
  priority: frozen(priority),
});

/** The exports of `node:constants`: those of `os` and `fs` in one. */
export const allConstants = defineConstants(
  {},
  { ...dlopen, ...errno, ...priority, ...signalNumbers, ...constants },
);

function frozen<T extends object>(values: T): T {
  return Object.freeze(bare(values));
}

// The errors of the streams' library, some of which it makes without `new`.
import { bare } from '../../values/bare.ts';
import errors from 'readable-stream/lib/ours/errors.js';

for (const [code, Class] of Object.entries(errors.codes)) {
  errors.codes[code] = new Proxy(
    Class,
    bare({
      apply: (_, __, given) => new Class(...(given as unknown[])),
    }),
  );
}

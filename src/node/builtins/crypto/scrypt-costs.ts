// What `scrypt` may cost, out of its options.
import { nodeError } from '../../errors/node-error.ts';
import { toInteger } from '../../errors/to-integer.ts';

/** `N`, `r` and `p` as in RFC 7914. */
export interface ScryptCosts {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

/** `maxmem` is in bytes. */
const defaults = { N: 16_384, r: 8, p: 1, maxmem: 32 * 1024 * 1024 } as const;

const longNames = { N: 'cost', r: 'blockSize', p: 'parallelization' } as const;

/** Reads the options, and throws where one is of the wrong kind; `checked` throws where they do not go. */
export function scryptCosts(options: unknown): { readonly checked: () => ScryptCosts } {
  const given = Object(options ?? {}) as Record<string, unknown>;
  const [N, r, p] = (['N', 'r', 'p'] as const).map((name) => cost(given, name)) as [
    number,
    number,
    number,
  ];
  const { maxmem } = given;
  const most = maxmem === undefined ? 0 : toInteger(maxmem, 'maxmem', 0, Number.MAX_SAFE_INTEGER);
  return {
    checked() {
      if (N < 2 || !Number.isInteger(Math.log2(N))) throw invalid('');
      // OpenSSL's limits, in its own count of bytes.
      const bytes = 128 * r * p + 128 * r * (N + 2);
      const isTooMuch = bytes > (most || defaults.maxmem);
      if (isTooMuch || r * p >= 2 ** 30 || N >= 2 ** (16 * r)) {
        throw invalid(': error:030000AC:digital envelope routines::memory limit exceeded');
      }
      return { N, r, p };
    },
  };
}

/** Zero stands for what is usual. */
function cost(given: Record<string, unknown>, name: keyof typeof longNames): number {
  const long = longNames[name];
  const [short, other] = [given[name], given[long]];
  const value = short === undefined ? 0 : toInteger(short, name, 0, 2 ** 32 - 1);
  if (other === undefined) return value || defaults[name];
  if (short === undefined) return toInteger(other, long, 0, 2 ** 32 - 1) || defaults[name];
  const message = `Option "${name}" cannot be used in combination with option "${long}"`;
  throw nodeError(TypeError, 'ERR_INCOMPATIBLE_OPTION_PAIR', message);
}

function invalid(why: string): Error {
  const message = `Invalid scrypt params${why}`;
  return nodeError(RangeError, 'ERR_CRYPTO_INVALID_SCRYPT_PARAMS', message);
}

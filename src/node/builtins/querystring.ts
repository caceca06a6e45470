// `node:querystring`: the queries of URLs as objects, the old way.

type Query = Record<string, string | string[]>;
type Encode = (text: string) => string;

interface ParseOptions {
  readonly maxKeys?: number;
  readonly decodeURIComponent?: (text: string) => string;
}

// What the old query strings leave as it is and `encodeURIComponent` does too: it needs no more.
const escape: Encode = (text) => encodeURIComponent(text);

function unescape(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return unescapeBytes(text);
  }
}

/** Text whose escapes are no UTF-8: byte by byte, and what is no escape stays. */
function unescapeBytes(text: string): string {
  const encoder = new TextEncoder();
  const bytes = text
    .split(/(%[\da-f]{2})/iu)
    .flatMap((each) =>
      /^%[\da-f]{2}$/iu.test(each)
        ? [Number.parseInt(each.slice(1), 16)]
        : [...encoder.encode(each)],
    );
  return new TextDecoder().decode(Uint8Array.from(bytes));
}

function primitive(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  return typeof value === 'bigint' || typeof value === 'boolean' ? String(value) : '';
}

/** The exports of `node:querystring`. */
export function createQuerystring() {
  const exports = {
    escape,
    unescape,
    unescapeBuffer: (text: string) => new TextEncoder().encode(unescapeBytes(text)),
    stringify,
    encode: stringify,
    parse,
    decode: parse,
  };

  function stringify(
    query: unknown,
    separator = '&',
    equals = '=',
    options?: { readonly encodeURIComponent?: Encode },
  ): string {
    if (typeof query !== 'object' || query === null) return '';
    const encode = options?.encodeURIComponent ?? exports.escape;
    return Object.entries(query)
      .flatMap(([key, value]) => {
        const values: unknown[] = Array.isArray(value) ? value : [value];
        return values.map((each) => `${encode(key)}${equals}${encode(primitive(each))}`);
      })
      .join(separator);
  }

  function parse(text: unknown, separator = '&', equals = '=', options: ParseOptions = {}): Query {
    const query = Object.create(null) as Query;
    if (typeof text !== 'string' || text === '') return query;
    const decode = options.decodeURIComponent ?? exports.unescape;
    const { maxKeys = 1000 } = options;
    const pairs = text.split(separator).filter((each) => each !== '');
    for (const pair of maxKeys > 0 ? pairs.slice(0, maxKeys) : pairs) {
      const at = pair.indexOf(equals);
      const parts = at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + equals.length)];
      const [key = '', value = ''] = parts.map((each) => decode(each.replaceAll('+', ' ')));
      const known = query[key];
      if (known === undefined) query[key] = value;
      else query[key] = [known, value].flat();
    }
    return query;
  }

  return exports;
}

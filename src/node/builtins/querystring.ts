// `node:querystring`: the queries of URLs as objects, the old way.
import { nodeError } from '../errors/node-error.ts';

type Query = Record<string, string | string[]>;
type Encode = (text: string) => string;

interface ParseOptions {
  readonly maxKeys?: number;
  readonly decodeURIComponent?: (text: string) => string;
}

const hasEscape = /%[\da-f]{2}/iu;

function invalidUri(): Error {
  return nodeError(URIError, 'ERR_INVALID_URI', 'URI malformed');
}

/** Node takes half a surrogate pair together with whatever follows it. */
function paired(text: string): string {
  // Without `u`, for halves of pairs are what it looks for.
  return text.replace(/[\uD800-\uDFFF][^]?/g, (pair) => {
    if (pair.length < 2) throw invalidUri();
    const [high, low] = [pair.charCodeAt(0), pair.charCodeAt(1)];
    return String.fromCodePoint(0x1_0000 + ((high & 0x3ff) << 10) + (low & 0x3ff));
  });
}

// What the old query strings leave as it is and `encodeURIComponent` does too: it needs no more.
const escape = (value: unknown): string => {
  const text = typeof value === 'object' ? String(value) : `${value as string}`;
  return encodeURIComponent(text.isWellFormed() ? text : paired(text));
};

function unescape(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return unescapeBytes(text);
  }
}

/** A text as bytes, escapes and all: of what is no escape the lower byte, as Node does it. */
function toBytes(text: string, withSpaces: boolean): Uint8Array {
  const bytes = [...text.matchAll(/%([\da-f]{2})|([^])/giu)].flatMap(([whole, escaped]) => {
    if (escaped !== undefined) return [Number.parseInt(escaped, 16)];
    if (withSpaces && whole === '+') return [0x20];
    return Array.from({ length: whole.length }, (_, at) => whole.charCodeAt(at) & 0xff);
  });
  return Uint8Array.from(bytes);
}

/** Text whose escapes are no UTF-8. */
function unescapeBytes(text: string): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(toBytes(text, false));
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
    unescapeBuffer: (text: string, withSpaces = false) =>
      Reflect.get(globalThis, 'Buffer').from(toBytes(text, withSpaces)),
    stringify,
    encode: stringify,
    parse,
    decode: parse,
  };

  function stringify(
    query: unknown,
    separator?: string | null,
    equals?: string | null,
    options?: { readonly encodeURIComponent?: Encode } | null,
  ): string {
    if (typeof query !== 'object' || query === null) return '';
    const encode = options?.encodeURIComponent ?? exports.escape;
    return Object.entries(query)
      .flatMap(([key, value]) => {
        const before = encode(key) + (equals || '=');
        const values: unknown[] = Array.isArray(value) ? value : [value];
        return values.map((each) => before + encode(primitive(each)));
      })
      .join(separator || '&');
  }

  function parse(
    text: unknown,
    separator?: string | null,
    equals?: string | null,
    options?: ParseOptions | null,
  ): Query {
    const query = Object.create(null) as Query;
    if (typeof text !== 'string' || text === '') return query;
    const sign = equals || '=';
    const decode = decoder(options?.decodeURIComponent);
    const given: unknown = options?.maxKeys;
    const maxKeys = typeof given === 'number' ? given : 1000;
    const pairs = text.split(separator || '&');
    for (const pair of maxKeys > 0 ? pairs.slice(0, maxKeys) : pairs) {
      if (pair === '') continue;
      const at = pair.indexOf(sign);
      const parts = at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + sign.length)];
      const [key = '', value = ''] = parts.map((each) => decode(each.replaceAll('+', ' ')));
      const known = query[key];
      if (known === undefined) query[key] = value;
      else query[key] = [known, value].flat();
    }
    return query;
  }

  /** Node's own decoder looks only at what has escapes, and takes over where a program's fails. */
  function decoder(given: ((text: string) => string) | undefined): (text: string) => string {
    if (!given) return (text) => (hasEscape.test(text) ? exports.unescape(text) : text);
    return (text) => {
      try {
        return given(text);
      } catch {
        return exports.unescape(text);
      }
    };
  }

  return exports;
}

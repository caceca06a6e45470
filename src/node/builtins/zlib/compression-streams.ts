// The web's `CompressionStream` and `DecompressionStream`, which in Node stand on `node:zlib`.
import type { Duplex } from 'node:stream';
import { nodeError } from '../../errors/node-error.ts';
import { inspectCustom } from '../../values/inspect-custom.ts';

type Pair = ReturnType<typeof Duplex.toWeb>;
type Inspect = (value: unknown, options: object) => string;

const methods = {
  deflate: ['createDeflate', 'createInflate'],
  'deflate-raw': ['createDeflateRaw', 'createInflateRaw'],
  gzip: ['createGzip', 'createGunzip'],
  brotli: ['createBrotliCompress', 'createBrotliDecompress'],
} as const;

/** The two classes. `zlib` gives the module when it is needed, `toWeb` is the way from Node's streams to the web's. */
export function createCompressionStreams(
  zlib: () => Readonly<Record<string, unknown>>,
  toWeb: (stream: Duplex) => Pair,
) {
  /** One of the two classes, by its name. */
  function make(name: string, direction: 0 | 1, options: object) {
    const Class = class {
      readonly #transform: Pair;

      constructor(given: unknown) {
        const format = String(given);
        if (!Object.hasOwn(methods, format)) {
          throw nodeError(
            TypeError,
            'ERR_INVALID_ARG_VALUE',
            `Failed to construct '${name}': 1st argument '${format}' is not a valid enum value of type CompressionFormat.`,
          );
        }
        const method = methods[format as keyof typeof methods][direction];
        this.#transform = toWeb((zlib()[method] as (options: object) => Duplex)(options));
      }

      get readable(): unknown {
        return this.#transform.readable;
      }

      get writable(): unknown {
        return this.#transform.writable;
      }
    };
    finish(Class, name);
    return Class;
  }

  return {
    CompressionStream: make('CompressionStream', 0, {}),
    DecompressionStream: make('DecompressionStream', 1, { rejectGarbageAfterEnd: true }),
  };
}

/** What classes of the web have beside their members. */
function finish(
  Class: abstract new (...given: never[]) => { readable: unknown; writable: unknown },
  name: string,
): void {
  const { prototype } = Class as unknown as { prototype: object };
  Object.defineProperty(Class, 'name', { value: name, configurable: true });
  for (const each of ['readable', 'writable']) {
    const descriptor = Object.getOwnPropertyDescriptor(prototype, each);
    Object.defineProperty(prototype, each, { ...descriptor, enumerable: true });
  }
  Object.defineProperty(prototype, Symbol.toStringTag, { value: name, configurable: true });
  Object.defineProperty(prototype, inspectCustom, {
    configurable: true,
    writable: true,
    value(
      this: { readable: unknown; writable: unknown },
      depth: number,
      options: object,
      inspect: Inspect,
    ) {
      if (depth < 0) return this;
      const { readable, writable } = this;
      return `${name} ${inspect({ readable, writable }, options)}`;
    },
  });
}

// `KeyObject` of `node:crypto`: what a key is made of, which a program sees only when it asks.
import { ownBuffer } from '../../../values/bytes.ts';
import {
  invalidArgType,
  invalidArgValue,
  invalidThis,
  nodeError,
} from '../../../errors/node-error.ts';
import type { CloneableKind } from '../../../ports/cloning.ts';
import { bitLength, isPrivate, publicHalf, sameMaterial } from './material.ts';
import type { Material } from './material.ts';
import { checkObject } from '../common/given-bytes.ts';
import type { Codec } from './codec.ts';
import { secretIn } from './content.ts';
import type { Content, Held, KeyKind, WebKeys } from './content.ts';
import { isOwnFormat, parseEncoding } from './encoding.ts';

export interface KeyObjectNeeds {
  readonly Buffer: BufferConstructor;
  readonly addCloneable: (name: string, kind: CloneableKind) => void;
  /** What writes keys of pairs; loaded when it is needed. */
  readonly codec: () => Codec;
  /** Keys of the web's and back. */
  readonly web: () => WebKeys;
}

/** What a thread holds in a key; programs never get one. */
class Handle {
  readonly content: Content;

  constructor(content: Content) {
    this.content = content;
  }
}

/** The classes of keys, and the ways into and out of them that the kernel keeps to itself. */
export function createKeyObjects({ Buffer, addCloneable, codec, web }: KeyObjectNeeds) {
  let look: (value: unknown) => Held | undefined;

  class KeyObject {
    readonly #type: KeyKind;
    readonly #handle: Handle;

    constructor(type: unknown, handle: unknown) {
      if (type !== 'secret' && type !== 'public' && type !== 'private') {
        throw invalidArgValue('type', type);
      }
      if (!(handle instanceof Handle)) throw invalidArgType('handle', 'of type object', handle);
      this.#type = type;
      this.#handle = handle;
    }

    get type(): KeyKind {
      return contentOf(this).type;
    }

    toCryptoKey(algorithm: unknown, extractable: unknown, usages: unknown): object {
      return web().toCryptoKey(contentOf(this), algorithm, extractable, usages);
    }

    static from(key: unknown): KeyObject {
      const held = web().contentFor(key);
      if (!held) throw invalidArgType('key', 'an instance of CryptoKey', key);
      return make(held.type, held.content);
    }

    equals(other: unknown): boolean {
      const theirs = look(other);
      if (!theirs) throw invalidArgType('otherKeyObject', 'an instance of KeyObject', other);
      const own = contentOf(this);
      return own.type === theirs.type && sameContent(own.content, theirs.content);
    }

    static {
      look = (value) =>
        typeof value === 'object' && value !== null && #handle in value
          ? { type: value.#type, content: value.#handle.content }
          : undefined;
    }
  }
  Object.defineProperty(KeyObject.prototype, Symbol.toStringTag, {
    value: 'KeyObject',
    configurable: true,
  });

  class SecretKeyObject extends KeyObject {
    constructor(handle: Handle) {
      super('secret', handle);
    }

    get symmetricKeySize(): number {
      return secretOf(this).length;
    }

    export(options?: unknown): unknown {
      const bytes = ownBuffer(Buffer, secretOf(this));
      if (options === undefined) return bytes;
      checkObject(options, 'options');
      const { format } = options as { format?: unknown };
      if (format === undefined || format === 'buffer') return bytes;
      if (format === 'jwk') return { kty: 'oct', k: bytes.toString('base64url') };
      const reason = "must be one of: undefined, 'buffer', 'jwk'";
      throw invalidArgValue('options.format', format, reason);
    }
  }

  class AsymmetricKeyObject extends KeyObject {
    get asymmetricKeyType(): string {
      return materialOf(this).kind;
    }

    get asymmetricKeyDetails(): object {
      return detailsOf(materialOf(this));
    }
  }

  class PublicKeyObject extends AsymmetricKeyObject {
    constructor(handle: Handle) {
      super('public', handle);
    }

    export(options?: unknown): unknown {
      return exported(materialOf(this), options, false);
    }
  }

  class PrivateKeyObject extends AsymmetricKeyObject {
    constructor(handle: Handle) {
      super('private', handle);
    }

    export(options?: unknown): unknown {
      const { passphrase, format } = (options ?? {}) as { passphrase?: unknown; format?: unknown };
      if (passphrase !== undefined && format !== 'pem' && format !== 'der') {
        const message = `The selected key encoding ${String(format)} does not support encryption.`;
        throw nodeError(Error, 'ERR_CRYPTO_INCOMPATIBLE_KEY_OPTIONS', message);
      }
      return exported(materialOf(this), options, true);
    }
  }

  function exported(material: Material, options: unknown, asPrivate: boolean): unknown {
    const { format, type } = (options ?? {}) as { format?: unknown; type?: unknown };
    if (isOwnFormat(format, asPrivate)) {
      const form = format === 'raw-public' && material.kind === 'ec' ? pointForm(type) : undefined;
      return codec().write(material, { format, type: form }, asPrivate);
    }
    const question = { keyType: material.kind, isPublic: !asPrivate };
    return codec().write(material, parseEncoding(Buffer, options, question), asPrivate);
  }

  /** Throws Node's error where it is no key. */
  function contentOf(key: object): Held {
    const held = look(key);
    if (!held) throw invalidThis('KeyObject');
    return held;
  }

  function secretOf(key: object): Uint8Array {
    const { content } = contentOf(key);
    if (!(content instanceof Uint8Array)) throw invalidThis('SecretKeyObject');
    return content;
  }

  function materialOf(key: object): Material {
    const { content } = contentOf(key);
    if (content instanceof Uint8Array) throw invalidThis('AsymmetricKeyObject');
    return content;
  }

  function make(type: KeyKind, content: Content): KeyObject {
    if (content instanceof Uint8Array) return new SecretKeyObject(new Handle(content.slice()));
    return type === 'public'
      ? new PublicKeyObject(new Handle(isPrivate(content) ? publicHalf(content) : content))
      : new PrivateKeyObject(new Handle(content));
  }

  addCloneable('KeyObject', {
    is: (value) => look(value) !== undefined,
    pack: (key) => ({ record: look(key) }),
    unpack: ({ type, content }: Held) => make(type, content),
  });

  return {
    KeyObject,
    look,
    make,
    /** A secret key's bytes. Throws where it is a key of a pair; gives none where it is no key. */
    secretOf(value: unknown): Uint8Array | undefined {
      const held = look(value);
      return held && secretIn(held);
    },
  };
}

export type KeyObjects = ReturnType<typeof createKeyObjects>;

function sameContent(one: Content, other: Content): boolean {
  if (one instanceof Uint8Array || other instanceof Uint8Array) {
    return (
      one instanceof Uint8Array &&
      other instanceof Uint8Array &&
      one.length === other.length &&
      one.every((byte, at) => byte === other[at])
    );
  }
  return sameMaterial(publicHalf(one), publicHalf(other));
}

function pointForm(type: unknown = 'uncompressed'): 'compressed' | 'uncompressed' {
  if (type === 'compressed' || type === 'uncompressed') return type;
  throw invalidArgValue('options.type', type, "must be one of: 'compressed', 'uncompressed'");
}

/** `asymmetricKeyDetails`; lengths in bits, that of the salt in bytes. */
function detailsOf(material: Material): object {
  switch (material.kind) {
    case 'rsa':
    case 'rsa-pss': {
      const { n, e, pss } = material;
      const restricted = pss && {
        hashAlgorithm: pss.hash,
        mgf1HashAlgorithm: pss.mgf1,
        saltLength: pss.salt,
      };
      return { modulusLength: bitLength(n), publicExponent: e, ...restricted };
    }
    case 'dsa':
      return { modulusLength: bitLength(material.p), divisorLength: bitLength(material.q) };
    case 'ec':
      return { namedCurve: material.curve };
    default:
      return {};
  }
}

// Keys as programs give them to `node:crypto`: objects, texts, bytes, and options around those.
import {
  checkString,
  invalidArgType,
  invalidArgValue,
  unavailable,
} from '../../../errors/node-error.ts';
import { wholeBytes } from '../../../values/bytes.ts';
import { checkObject, givenBytes } from '../common/given-bytes.ts';
import type { Codec, KeyText } from './codec.ts';
import { isTextOrBytes, parseEncoding } from './encoding.ts';
import type { Format } from './encoding.ts';
import { wrongType } from './content.ts';
import type { Held, WebKeys } from './content.ts';
import type { KeyObjects } from './key-objects.ts';
import { publicHalf } from './material.ts';
import type { Material } from './material.ts';

/** What a key is wanted for: to be used, as what it is, or to be made an object of. */
export type Purpose = 'use public' | 'use private' | 'create public' | 'create private';

export interface GivenKeyNeeds {
  readonly Buffer: BufferConstructor;
  readonly keys: KeyObjects;
  readonly codec: Codec;
  readonly web: () => WebKeys;
}

/** A key that is checked as far as Node does before anything is computed. */
export type Prepared = { readonly material: Material } | { readonly text: KeyText };

const bytesWanted = 'ArrayBuffer, Buffer, TypedArray, DataView';

export function createGivenKeys({ Buffer, keys, codec, web }: GivenKeyNeeds) {
  function contentOf(value: unknown): Held | undefined {
    if (typeof value !== 'object' || value === null) return undefined;
    return keys.look(value) ?? web().contentOf(value);
  }

  function prepare(key: unknown, purpose: Purpose, name = 'key'): Prepared {
    const wantsPrivate = purpose === 'use private' || purpose === 'create private';
    const held = contentOf(key);
    if (held) return { material: usable(held, purpose, key) };
    if (isTextOrBytes(key)) {
      return { text: { data: givenBytes(Buffer, key, name), format: 'pem' } };
    }
    if (typeof key !== 'object' || key === null) throw invalidArgType(name, wanted(purpose), key);
    if (key instanceof URL && wantsPrivate) throw unavailable('crypto keys from a URL');
    const given = key as Record<string, unknown>;
    const { key: data, format, encoding } = given;
    const inner = contentOf(data);
    if (inner) return { material: usable(inner, purpose, data) };
    if (format === 'jwk') {
      checkObject(data, `${name}.key`);
      return { text: { data: data as Record<string, unknown>, format } };
    }
    if (format === 'raw-public' || format === 'raw-private' || format === 'raw-seed') {
      return { text: raw(given, format, wantsPrivate, name) };
    }
    if (!isTextOrBytes(data)) throw invalidArgType(`${name}.key`, wanted(purpose), data);
    const question = { isPublic: wantsPrivate ? false : undefined, name };
    return {
      text: {
        data: givenBytes(Buffer, data, `${name}.key`, encoding),
        ...parseEncoding(Buffer, key, question),
      },
    };
  }

  function raw(
    given: Record<string, unknown>,
    format: Format,
    wantsPrivate: boolean,
    name: string,
  ): KeyText {
    if (wantsPrivate && format === 'raw-public') throw invalidArgValue(`${name}.format`, format);
    const { key, asymmetricKeyType, namedCurve } = given;
    const data = wholeBytes(key);
    if (!data) {
      const classes = 'an instance of ArrayBuffer, Buffer, TypedArray, or DataView';
      throw invalidArgType(`${name}.key`, classes, key);
    }
    checkString(asymmetricKeyType, `${name}.asymmetricKeyType`);
    if (asymmetricKeyType === 'ec') checkString(namedCurve, `${name}.namedCurve`);
    return { data, format, keyType: asymmetricKeyType, namedCurve: namedCurve as string };
  }

  /** Reads what was prepared; where a public key will do, a private one does as well. */
  function read(prepared: Prepared, wantsPrivate: boolean): Material {
    return 'material' in prepared ? prepared.material : codec.read(prepared.text, wantsPrivate);
  }

  function createPublicKey(key: unknown): object {
    const material = read(prepare(key, 'create public'), false);
    return keys.make('public', publicHalf(material));
  }

  function createPrivateKey(key: unknown): object {
    return keys.make('private', read(prepare(key, 'create private'), true));
  }

  return {
    prepare,
    read,
    createPublicKey,
    createPrivateKey,
    /** The key that was given, as it is to be used. */
    take: (key: unknown, purpose: Purpose, name?: string) =>
      read(prepare(key, purpose, name), purpose === 'use private'),
  };
}

export type GivenKeys = ReturnType<typeof createGivenKeys>;

function wanted(purpose: Purpose): string {
  const more = [
    ...(purpose === 'create private' ? [] : ['KeyObject', 'CryptoKey']),
    ...(purpose === 'use private' || purpose === 'create private' ? ['URL'] : []),
  ];
  const last = more.pop() ?? '';
  const others = [bytesWanted, ...more].join(', ');
  return `of type string or an instance of ${others}, or ${last}`;
}

/** The numbers of a key of a pair. Throws where it is of the wrong type. */
function usable({ type, content }: Held, purpose: Purpose, key: unknown): Material {
  if (purpose === 'create private') throw invalidArgType('key', wanted(purpose), key);
  const isBytes = content instanceof Uint8Array;
  if (type !== 'private' && (purpose === 'use private' || purpose === 'create public')) {
    throw wrongType(type, 'private');
  }
  if (isBytes) throw wrongType(type, 'private or public');
  return content;
}

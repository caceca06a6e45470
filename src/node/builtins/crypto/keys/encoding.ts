// How keys are to be written or were written, as programs say it in options.
import { invalidArgValue, nodeError } from '../../../errors/node-error.ts';
import { types } from '../../../values/type-checks.ts';
import { checkObject, givenBytes } from '../common/given-bytes.ts';

export type Format = 'pem' | 'der' | 'jwk' | 'raw-public' | 'raw-private' | 'raw-seed';
export type Encoding = 'pkcs1' | 'pkcs8' | 'spki' | 'sec1' | 'compressed' | 'uncompressed';

/** What options say, checked. */
export interface KeyEncoding {
  readonly format: Format;
  readonly type?: Encoding | undefined;
  readonly cipher?: string | undefined;
  readonly passphrase?: Uint8Array | undefined;
}

/** What is asked: of a key that is written `keyType` is known, and of one that is read it is not. */
export interface EncodingQuestion {
  readonly keyType?: string | undefined;
  /** Undefined where either will do. */
  readonly isPublic?: boolean | undefined;
  /** Under which name the options go in messages. */
  readonly name?: string | undefined;
}

const formats: readonly unknown[] = ['pem', 'der', 'jwk', 'raw-public', 'raw-private', 'raw-seed'];

function formatOf(value: unknown, usual: Format | undefined, name: string): Format {
  if (value === undefined && usual !== undefined) return usual;
  if (formats.includes(value)) return value as Format;
  throw invalidArgValue(name, value);
}

function typeOf(
  value: unknown,
  isRequired: boolean,
  { keyType, isPublic }: EncodingQuestion,
  name: string,
): Encoding | undefined {
  if (value === undefined && !isRequired) return undefined;
  if (value === 'pkcs1') {
    if (keyType === undefined || keyType === 'rsa') return value;
    throw incompatible('pkcs1 can only be used for RSA keys');
  }
  if (value === 'spki' && isPublic !== false) return value;
  if (value === 'pkcs8' && isPublic !== true) return value;
  if (value === 'sec1' && isPublic !== true) {
    if (keyType === undefined || keyType === 'ec') return value;
    throw incompatible('sec1 can only be used for EC keys');
  }
  throw invalidArgValue(name, value);
}

/** Reads the options, and throws Node's errors where they do not go together. */
export function parseEncoding(
  Buffer: BufferConstructor,
  options: unknown,
  question: EncodingQuestion,
): KeyEncoding {
  checkObject(options, 'options');
  const given = options as Record<string, unknown>;
  const { name: prefix = 'options', isPublic } = question;
  const isInput = question.keyType === undefined;
  const { format, type } = formatAndType(given, question, prefix, isInput);
  if (isPublic === true) return { format, type };
  const { cipher, passphrase, encoding } = given;
  const hasCipher = cipher !== undefined && cipher !== null;
  if (format === 'raw-private' || format === 'raw-seed') {
    if (hasCipher || passphrase !== undefined) {
      throw incompatible('raw format does not support encryption');
    }
    return { format, type };
  }
  if (!isInput && hasCipher) {
    if (typeof cipher !== 'string') throw invalidArgValue(`${prefix}.cipher`, cipher);
    if (format === 'der' && (type === 'pkcs1' || type === 'sec1')) {
      throw incompatible(`${type} does not support encryption`);
    }
  } else if (!isInput && passphrase !== undefined) {
    const reason = 'is required when a passphrase is specified';
    throw invalidArgValue(`${prefix}.cipher`, cipher, reason);
  }
  const isNeeded = isInput ? passphrase !== undefined : hasCipher;
  if (isNeeded && !isTextOrBytes(passphrase)) {
    throw invalidArgValue(`${prefix}.passphrase`, passphrase);
  }
  return {
    format,
    type,
    ...(hasCipher && { cipher: cipher as string }),
    ...(passphrase !== undefined && {
      passphrase: givenBytes(Buffer, passphrase, 'key.passphrase', encoding),
    }),
  };
}

function formatAndType(
  { format: wanted, type }: Record<string, unknown>,
  question: EncodingQuestion,
  prefix: string,
  isInput: boolean,
): Pick<KeyEncoding, 'format' | 'type'> {
  const { isPublic } = question;
  const format = formatOf(wanted, isInput ? 'pem' : undefined, `${prefix}.format`);
  if (format === 'raw-public') {
    if (isPublic === false) throw invalidArgValue(`${prefix}.format`, format);
    if (type === undefined || type === 'uncompressed') return { format, type: 'uncompressed' };
    if (type === 'compressed') return { format, type };
    throw invalidArgValue(`${prefix}.type`, type);
  }
  if (format === 'raw-private' || format === 'raw-seed') {
    if (isPublic === true) throw invalidArgValue(`${prefix}.format`, format);
    if (type !== undefined) throw invalidArgValue(`${prefix}.type`, type);
    return { format };
  }
  const isRequired = (!isInput || format === 'der') && format !== 'jwk';
  return { format, type: typeOf(type, isRequired, question, `${prefix}.type`) };
}

export function isTextOrBytes(value: unknown): boolean {
  return typeof value === 'string' || ArrayBuffer.isView(value) || types.isAnyArrayBuffer(value);
}

/** `ERR_CRYPTO_INCOMPATIBLE_KEY_OPTIONS`: `what` completes the sentence. */
export function incompatible(what: string): Error {
  const message = `The selected key encoding ${what}.`;
  return nodeError(Error, 'ERR_CRYPTO_INCOMPATIBLE_KEY_OPTIONS', message);
}

/** Whether a key is written in that format whatever else the options say. */
export function isOwnFormat(format: unknown, asPrivate: boolean): format is Format {
  if (format === 'jwk') return true;
  return asPrivate ? format === 'raw-private' || format === 'raw-seed' : format === 'raw-public';
}

// The encodings of `Buffer`, and Node's error for what is none.
import { nodeError } from '../../errors/node-error.ts';

const known: Readonly<Record<string, BufferEncoding>> = {
  ascii: 'ascii',
  base64: 'base64',
  base64url: 'base64url',
  binary: 'latin1',
  hex: 'hex',
  latin1: 'latin1',
  'ucs-2': 'utf16le',
  ucs2: 'utf16le',
  'utf-16le': 'utf16le',
  utf16le: 'utf16le',
  'utf-8': 'utf8',
  utf8: 'utf8',
};

/** The one name of an encoding; undefined for what is none. */
export function encodingOf(name: unknown): BufferEncoding | undefined {
  const text = `${name as string}`.toLowerCase();
  return Object.hasOwn(known, text) ? known[text] : undefined;
}

/** The same, or Node's error. */
export function needEncoding(name: unknown): BufferEncoding {
  const encoding = encodingOf(name);
  if (encoding !== undefined) return encoding;
  const message = `Unknown encoding: ${name as string}`;
  throw nodeError(TypeError, 'ERR_UNKNOWN_ENCODING', message);
}

// `buffer.transcode`: bytes of one encoding as bytes of another.
import { invalidArgType } from '../../errors/node-error.ts';
import { encodingOf } from './encodings.ts';

const codes: ReadonlySet<unknown> = new Set(['ascii', 'latin1', 'utf16le', 'utf8']);

/** What cannot be written in the new encoding becomes a question mark. */
export function transcode(source: unknown, from: unknown, to: unknown): Buffer {
  if (!(source instanceof Uint8Array)) {
    throw invalidArgType('source', 'an instance of Buffer or Uint8Array', source);
  }
  const [before, after] = [encodingOf(from), encodingOf(to)];
  if (before === undefined || after === undefined || !codes.has(before) || !codes.has(after)) {
    const code = 'U_ILLEGAL_ARGUMENT_ERROR';
    const error = new Error(`Unable to transcode Buffer [${code}]`);
    throw Object.assign(error, { code, errno: 1 });
  }
  const { Buffer } = globalThis;
  const text = Buffer.from(source.buffer, source.byteOffset, source.byteLength).toString(before);
  const most = after === 'ascii' ? 0x7f : after === 'latin1' ? 0xff : Infinity;
  const written = [...text]
    .map((each) => ((each.codePointAt(0) ?? 0) > most ? '?' : each))
    .join('');
  return Buffer.from(written, after);
}

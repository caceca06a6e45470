// Bytes that are written to standard output by its number: `fs.writeSync(1, …)`.
import type { ThreadContext } from '../../context/thread-context.ts';

/** Prints bytes, of which a piece may end in the middle of a character. */
export function createPrintBytes(print: ThreadContext['print']) {
  const decoders = { 1: new TextDecoder(), 2: new TextDecoder() };
  return (fd: 1 | 2, bytes: Uint8Array): void => {
    // A copy: the decoder does not read shared memory.
    const text = decoders[fd].decode(bytes.slice(), { stream: true });
    if (text !== '') print(fd === 1 ? 'stdout' : 'stderr', text);
  };
}

// `promises.writeFile` and `appendFile`: what they are to write may come in pieces.
import { AbortError } from '../../errors/abort-error.ts';
import { toOptions } from './arguments.ts';

type Call = (...given: unknown[]) => Promise<unknown>;
type Pieces = Iterable<unknown> | AsyncIterable<unknown>;

/** What is needed of a `FileHandle`. */
interface Handle {
  readonly fd: number;
  writeFile(piece: unknown, options: unknown): Promise<unknown>;
  close(): Promise<void>;
}

interface WritePiecesNeeds {
  readonly open: (...given: unknown[]) => Promise<object>;
  readonly flag: 'a' | 'w';
  /** The handle that was given in the place of a path. */
  readonly handleOf: (given: unknown) => object | undefined;
}

/** Whether data comes in pieces. */
export function isPieces(data: unknown): data is Pieces {
  if (typeof data !== 'object' || data === null || ArrayBuffer.isView(data)) return false;
  return Symbol.asyncIterator in data || Symbol.iterator in data;
}

/** Writes one piece after the other, until the signal says to stop. */
export async function writePieces(
  data: Pieces,
  signal: unknown,
  write: (piece: unknown) => Promise<unknown>,
): Promise<void> {
  const check = (): void => {
    if (signal instanceof AbortSignal && signal.aborted) throw new AbortError(signal.reason);
  };
  check();
  for await (const piece of data) {
    check();
    await write(piece);
  }
}

/** Makes a call that takes pieces of one that takes the whole. */
export function createWritePieces(whole: Call, { open, flag, handleOf }: WritePiecesNeeds): Call {
  return async (target, data, given) => {
    const own = handleOf(target) as Handle | undefined;
    if (!isPieces(data)) return await whole(own?.fd ?? target, data, given);
    const { flag: wanted = flag, mode, encoding, signal } = toOptions(given);
    const handle = own ?? ((await open(target, wanted, mode)) as Handle);
    try {
      await writePieces(data, signal, (piece) => handle.writeFile(piece, { encoding }));
      return undefined;
    } finally {
      if (!own) await handle.close();
    }
  };
}

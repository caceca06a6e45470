// `FileHandle`: an open file, as the promises of `fs` give it.
import { nodeError, unavailable } from '../../errors/node-error.ts';
import { bytesOf } from '../../values/bytes.ts';
import type { FsContext, Operations } from './fs-context.ts';
import { toBoolean, toOptions, toView } from './arguments.ts';
import type { Options } from './arguments.ts';
import { promised } from './forms.ts';
import { hold, release } from './handle-holding.ts';
import { checkOptions } from './pieces.ts';
import type { AfterPollRounds } from './poll-rounds.ts';
import { isPieces, writePieces } from './write-pieces.ts';

/** Methods that are calls on the descriptor, by the name of the call. */
const calls = {
  appendFile: 'appendFile',
  chmod: 'fchmod',
  chown: 'fchown',
  datasync: 'fdatasync',
  readFile: 'readFile',
  stat: 'fstat',
  sync: 'fsync',
  truncate: 'ftruncate',
  utimes: 'futimes',
  writeFile: 'writeFile',
} as const;

/** What these write may come in pieces. */
const wholeWrites: ReadonlySet<string> = new Set(['appendFile', 'writeFile']);

const invalidState = (what: string): Error =>
  nodeError(Error, 'ERR_INVALID_STATE', `Invalid state: ${what}`);

export interface FileHandleNeeds {
  readonly operations: Operations;
  readonly later: AfterPollRounds;
  /** The stream classes of the module. */
  readonly createStream: (kind: 'ReadStream' | 'WriteStream', options: object) => object;
}

/** The class of one thread. */
export function createFileHandleClass(
  context: FsContext,
  { operations, later, createStream }: FileHandleNeeds,
) {
  const call = (name: string) => promised(operations, later, name);
  const [read, readv, write, writev, close] = ['read', 'readv', 'write', 'writev', 'close'].map(
    call,
  );

  class FileHandle extends context.EventEmitter {
    #fd: number;
    #closing: Promise<void> | undefined;
    #closed: ((closed: unknown) => void) | undefined;
    // Its owner is one.
    #holders = 1;
    #locked = false;

    constructor(fd: number) {
      super();
      this.#fd = fd;
    }

    /** -1 when it is closed. */
    get fd(): number {
      return this.#fd;
    }

    getAsyncId(): number {
      return 0;
    }

    async read(...given: unknown[]): Promise<object> {
      const fd = this.#open('read');
      const [first] = given;
      let [, offset, length, position] = given;
      let buffer = first;
      if (!ArrayBuffer.isView(first)) {
        if (first !== undefined) checkOptions(first);
        ({ buffer = context.Buffer.alloc(16_384), offset, length, position } = first ?? {});
      } else if (typeof offset === 'object' && offset !== null) {
        ({ offset, length, position } = offset as Options);
      }
      const start = offset ?? 0;
      const rest = (toView(buffer).byteLength - Number(start)) | 0;
      const bytesRead = await read?.(fd, buffer, start, length ?? rest, position);
      return { __proto__: null, bytesRead, buffer };
    }

    async readv(buffers: unknown, position?: unknown): Promise<object> {
      const bytesRead = await readv?.(this.#open('readv'), buffers, position);
      return { __proto__: null, bytesRead, buffers };
    }

    async write(buffer: unknown, ...rest: unknown[]): Promise<object> {
      const bytesWritten = await write?.(this.#open('write'), buffer, ...rest);
      return { __proto__: null, bytesWritten, buffer };
    }

    async writev(buffers: unknown, position?: unknown): Promise<object> {
      const bytesWritten = await writev?.(this.#open('writev'), buffers, position);
      return { __proto__: null, bytesWritten, buffers };
    }

    createReadStream(options: object = {}): object {
      return createStream('ReadStream', { highWaterMark: 65_536, ...options, fd: this });
    }

    createWriteStream(options: object = {}): object {
      return createStream('WriteStream', { ...options, fd: this });
    }

    readLines(options?: object): object {
      const readline = context.builtin('readline') as
        { createInterface(options: object): object } | undefined;
      if (!readline) throw unavailable('FileHandle.readLines');
      const input = this.createReadStream(options);
      return readline.createInterface({ input, crlfDelay: Infinity });
    }

    readableWebStream(options: unknown = {}): ReadableStream {
      if (this.#fd === -1) throw invalidState('The FileHandle is closed');
      if (this.#closing) throw invalidState('The FileHandle is closing');
      if (this.#locked) throw invalidState('The FileHandle is locked');
      this.#locked = true;
      checkOptions(options);
      const { autoClose, type = 'bytes' } = options ?? {};
      const closesToo = toBoolean(autoClose, 'options.autoClose', false);
      if (type !== 'bytes') {
        const message =
          'A non-"bytes" options.type has no effect. A byte-oriented steam is always created.';
        context.warn(message, 'ExperimentalWarning');
      }
      this[hold]();
      const read = (...given: unknown[]): Promise<object> => this.read(...given);
      let isOver = false;
      const finish = async (): Promise<void> => {
        if (isOver) return;
        isOver = true;
        this[release]();
        if (closesToo) await this.close();
      };
      return new ReadableStream({
        type: 'bytes',
        autoAllocateChunkSize: 16_384,
        start: (controller) => {
          this.once('close', () => {
            void finish();
            try {
              controller.close();
              controller.byobRequest?.respond(0);
            } catch {
              // It was at its end already.
            }
          });
        },
        async pull(controller) {
          const { byobRequest } = controller;
          const { view } = byobRequest ?? {};
          const bytes = view ? bytesOf(view) : new Uint8Array(16_384);
          const { bytesRead } = (await read(bytes, 0, bytes.length)) as { bytesRead: number };
          if (isOver) return;
          if (bytesRead === 0) {
            controller.close();
            await finish();
          }
          if (byobRequest) byobRequest.respond(bytesRead);
          // A browser that makes no room by itself.
          else if (bytesRead > 0) controller.enqueue(bytes.subarray(0, bytesRead));
        },
        cancel: finish,
      });
    }

    /** Closes it, once; the same promise for all who ask while it closes. */
    close = (): Promise<void> => {
      if (this.#closing) return this.#closing;
      if (this.#fd === -1) return Promise.resolve();
      const { promise, resolve } = Promise.withResolvers<unknown>();
      this.#closing = promise.then(() => undefined);
      this.#closed = resolve;
      this[release]();
      this.emit('close');
      return this.#closing;
    };

    /** Somebody else uses it too. */
    [hold](): void {
      this.#holders += 1;
    }

    /** When nobody does any more, it closes. */
    [release](): void {
      this.#holders -= 1;
      if (this.#holders > 0 || this.#fd === -1) return;
      const fd = this.#fd;
      this.#fd = -1;
      this.#closed?.(close?.(fd));
    }

    /** Its descriptor, for another thread: here it is over. Throws while somebody else uses it. */
    leave(): number {
      if (this.#holders > 1 || this.#closing) {
        throw new DOMException('Cannot transfer FileHandle while in use', 'DataCloneError');
      }
      const fd = this.#fd;
      this.#fd = -1;
      return fd;
    }

    async [Symbol.asyncDispose](): Promise<void> {
      await this.close();
    }

    #open(syscall: string): number {
      if (this.#fd !== -1) return this.#fd;
      throw nodeError(Error, 'EBADF', 'file closed', { syscall });
    }

    static {
      for (const [method, name] of Object.entries(calls)) {
        const onDescriptor = call(name);
        Object.defineProperty(this.prototype, method, {
          configurable: true,
          writable: true,
          async value(this: FileHandle, ...given: unknown[]): Promise<unknown> {
            const [data, options] = given;
            const fd = this.#open(name);
            if (!wholeWrites.has(name) || !isPieces(data)) return await onDescriptor(fd, ...given);
            const { encoding, signal } = toOptions(options);
            await writePieces(data, signal, (piece) => onDescriptor(fd, piece, { encoding }));
            return undefined;
          },
        });
      }
    }
  }

  return FileHandle;
}

// What a stream of `node:zlib` has behind it: its codec, and whether it is still there.
import { callIn, openResource } from '../../loop/async-context.ts';
import type { Codec, CodecFailure, Step } from './codec.ts';

type OnError = (message: string, errno: number, code: string) => void;

/** `stream._handle`. What it fails with goes to `onerror`. */
export class Handle {
  readonly #codec: Codec;
  readonly #later: (job: () => void) => void;
  readonly #context = openResource('ZLIB', this);
  onerror: OnError = () => undefined;

  constructor(codec: Codec, later: (job: () => void) => void) {
    this.#codec = codec;
    this.#later = later;
  }

  /** One step at once; undefined where it failed. */
  writeSync(flush: number, input: Uint8Array, output: Uint8Array): Step | undefined {
    const step: Step | CodecFailure = this.#codec.write(flush, input, output);
    if (!('errno' in step)) return step;
    this.onerror(step.message, step.errno, step.code);
    return undefined;
  }

  /** The same in a later turn. */
  write(
    flush: number,
    input: Uint8Array,
    output: Uint8Array,
    done: (step: Step | undefined) => void,
  ): void {
    this.#later(() => {
      callIn(this.#context, () => {
        done(this.writeSync(flush, input, output));
      });
    });
  }

  reset(): void {
    this.#codec.reset();
  }

  params(level: number, strategy: number): void {
    this.#codec.params?.(level, strategy);
  }
}
Object.defineProperty(Handle, 'name', { value: 'Zlib' });

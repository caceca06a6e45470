// A worker as WebKit lets the sandboxed frame start one: from a `data:` URL, with the frame's help.
import type { ScriptRequest } from '../wire/host.ts';
import { scriptBlob } from '../wire/script-blob.ts';

/**
 * Where a page is isolated, WebKit refuses a `blob:` worker to a frame of opaque origin. One from a
 * `data:` URL starts, isolated, but its origin is another, and what WebKit loads for it must be of the
 * frame's: no `blob:` that it made itself. So the frame makes them, and each anew, since a `blob:` of
 * an opaque origin is gone once it was loaded.
 */
export class DataWorker extends Worker {
  readonly #kernel: ReadonlyMap<string, Blob>;
  #url: string;

  /** `kernel` has the scripts of the kernel by their names; the worker begins with `main`. */
  constructor(kernel: ReadonlyMap<string, Blob>) {
    const url = URL.createObjectURL(kernel.get('main') ?? scriptBlob(''));
    super(`data:text/javascript,importScripts(${JSON.stringify(url)})`);
    this.#kernel = kernel;
    this.#url = url;
    this.addEventListener('message', (event: MessageEvent<ScriptRequest | { kind: unknown }>) => {
      if (event.data.kind !== 'script') return;
      event.stopImmediatePropagation();
      this.#answer(event.data as ScriptRequest);
    });
  }

  override terminate(): void {
    URL.revokeObjectURL(this.#url);
    super.terminate();
  }

  /** A thread waits for its scripts: when it asks for the next, it has loaded the last. */
  #answer({ script, answer }: ScriptRequest): void {
    const blob = 'text' in script ? scriptBlob(script.text) : this.#kernel.get(script.name);
    if (!blob) return;
    URL.revokeObjectURL(this.#url);
    this.#url = URL.createObjectURL(blob);
    answer.set(
      Array.from(this.#url, (letter) => letter.charCodeAt(0)),
      1,
    );
    Atomics.store(answer, 0, this.#url.length);
    Atomics.notify(answer, 0);
  }
}

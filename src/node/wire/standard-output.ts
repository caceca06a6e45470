// What a thread prints, on its way out: counted, then to the run, a pipe, or the thread that created it.
import { OutputAllowance } from './output-allowance.ts';
import type { Source, Stream } from './events.ts';
import type { ProcessFacts } from './host.ts';
import type { Reporter } from './reporter.ts';

export interface StandardOutputNeeds {
  readonly source: Source;
  readonly facts: Pick<ProcessFacts, 'outlets' | 'printed'>;
  readonly reporter: Pick<Reporter, 'printed' | 'send'>;
  /**
   * Hands text to the thread that created this one; undefined in a process's main thread. The streams
   * of a worker of Node's have no output of their own: its creator prints what it is handed when its loop turns, so
   * that one that blocks holds its workers' lines back.
   */
  readonly handOn: ((stream: Stream, text: string, source: Source) => void) | undefined;
  /** Does not return. */
  readonly halt: () => void;
}

/** Standard output and standard error of one thread. */
export class StandardOutput {
  readonly #needs: StandardOutputNeeds;
  readonly #allowance: OutputAllowance;
  readonly #decoders: Readonly<Record<Stream, TextDecoder>> = {
    stdout: new TextDecoder(),
    stderr: new TextDecoder(),
  };

  constructor(needs: StandardOutputNeeds) {
    this.#needs = needs;
    this.#allowance = new OutputAllowance(needs.facts.printed);
  }

  /** Prints a text; `printer` is the worker that handed it on. Halts where the run may print no more. */
  print(stream: Stream, text: string, printer?: Source): void {
    this.#put(stream, text, { printer, handOn: this.#needs.handOn });
  }

  #put(
    stream: Stream,
    text: string,
    { printer, handOn }: { printer?: Source | undefined } & Pick<StandardOutputNeeds, 'handOn'>,
  ): void {
    const { source, facts, reporter, halt } = this.#needs;
    const outlet = facts.outlets[stream];
    if (text === '' || (!handOn && outlet === 'none')) return;
    // What a worker printed was counted there.
    const admitted = printer ? text : this.#allowance.admit(text);
    if (handOn) handOn(stream, admitted, printer ?? source);
    else if (outlet === 'run') reporter.printed(stream, admitted, printer ?? source);
    else reporter.send({ kind: 'output', stream, text: admitted });
    if (admitted.length === text.length) return;
    reporter.send({ kind: 'flooded' });
    halt();
  }

  /** Prints bytes, of which a piece may end in the middle of a character. */
  printBytes(stream: Stream, bytes: Uint8Array): void {
    this.print(stream, this.#decode(stream, bytes));
  }

  /** Writes bytes to the process's descriptor: past the thread that created this one, as in Node. */
  writeBytes(stream: Stream, bytes: Uint8Array): void {
    this.#put(stream, this.#decode(stream, bytes), { handOn: undefined });
  }

  #decode(stream: Stream, bytes: Uint8Array): string {
    // A copy: the decoder does not read shared memory.
    return this.#decoders[stream].decode(new Uint8Array(bytes), { stream: true });
  }
}

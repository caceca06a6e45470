// A pipe in the host: what some processes write, one thread reads.

/** Ends when the last process that holds its writing end has closed it. */
export class Pipe {
  readonly #onText: (text: string) => void;
  readonly #onEnd: () => void;
  #writers = 1;

  constructor(onText: (text: string) => void, onEnd: () => void) {
    this.#onText = onText;
    this.#onEnd = onEnd;
  }

  write(text: string): void {
    this.#onText(text);
  }

  /** Another process inherits the writing end. */
  open(): void {
    this.#writers += 1;
  }

  close(): void {
    this.#writers -= 1;
    if (this.#writers === 0) this.#onEnd();
  }
}

// The functions of `node:readline` that move the cursor of a terminal: escape codes, written to a stream.
import {
  checkFunction,
  invalidArgType,
  invalidArgValue,
  nodeError,
} from '../../errors/node-error.ts';

/** Where codes are written. */
export interface Output {
  write(text: string, done?: () => void): boolean;
}

type Done = () => void;
export type Direction = -1 | 0 | 1;

const csi = '\u001B[';

/** The codes by what they do. */
export const codes = {
  clearBelow: `${csi}0J`,
  clearLine: { '-1': `${csi}1K`, '0': `${csi}2K`, '1': `${csi}0K` },
  moveTo(x: unknown, y?: unknown): string {
    if (Number.isNaN(x)) throw invalidArgValue('x', x);
    if (Number.isNaN(y)) throw invalidArgValue('y', y);
    if (typeof x !== 'number' && typeof y !== 'number') return '';
    if (typeof x !== 'number') {
      const message = 'Cannot set cursor row without setting its column';
      throw nodeError(TypeError, 'ERR_INVALID_CURSOR_POS', message);
    }
    const column = String(x + 1);
    return typeof y === 'number' ? `${csi}${String(y + 1)};${column}H` : `${csi}${column}G`;
  },
  moveBy(dx: number, dy: number): string {
    const horizontal = dx < 0 ? `${csi}${String(-dx)}D` : dx > 0 ? `${csi}${String(dx)}C` : '';
    const vertical = dy < 0 ? `${csi}${String(-dy)}A` : dy > 0 ? `${csi}${String(dy)}B` : '';
    return horizontal + vertical;
  },
};

/** `defer` runs a callback as `process.nextTick` does. */
export function createScreen(defer: (job: Done) => void) {
  function put(output: Output | null | undefined, text: string, done: Done | undefined): boolean {
    if (output === null || output === undefined || text === '') {
      if (done) defer(done);
      return true;
    }
    return output.write(text, done);
  }
  const check = (done: unknown): void => {
    if (done !== undefined) checkFunction(done, 'callback');
  };
  return {
    clearLine(output: Output, direction: Direction, done?: Done): boolean {
      check(done);
      const side = direction < 0 ? '-1' : direction > 0 ? '1' : '0';
      return put(output, codes.clearLine[side], done);
    },
    clearScreenDown(output: Output, done?: Done): boolean {
      check(done);
      return put(output, codes.clearBelow, done);
    },
    cursorTo(output: Output, x: number, y?: number | Done, done?: Done): boolean {
      const callback = typeof y === 'function' ? y : done;
      check(callback);
      return put(output, codes.moveTo(x, typeof y === 'function' ? undefined : y), callback);
    },
    moveCursor(output: Output, dx: number, dy: number, done?: Done): boolean {
      check(done);
      return put(output, codes.moveBy(dx, dy), done);
    },
  };
}

/** `Readline` of `node:readline/promises`: codes that are written together. */
export class Readline {
  readonly #output: Output;
  readonly #autoCommit: boolean;
  #waiting = '';

  constructor(output: Output, options: { readonly autoCommit?: boolean } = {}) {
    if (typeof (output as Partial<Output> | undefined)?.write !== 'function') {
      throw invalidArgType('stream', 'an instance of Writable', output);
    }
    this.#output = output;
    this.#autoCommit = options.autoCommit === true;
  }

  clearLine(direction: Direction): this {
    return this.#put(codes.clearLine[direction < 0 ? '-1' : direction > 0 ? '1' : '0']);
  }

  clearScreenDown(): this {
    return this.#put(codes.clearBelow);
  }

  cursorTo(x: number, y?: number): this {
    return this.#put(codes.moveTo(x, y));
  }

  moveCursor(dx: number, dy: number): this {
    return this.#put(codes.moveBy(dx, dy));
  }

  commit(): Promise<void> {
    const text = this.#waiting;
    this.#waiting = '';
    return new Promise((resolve) => {
      this.#output.write(text, resolve);
    });
  }

  rollback(): this {
    this.#waiting = '';
    return this;
  }

  #put(text: string): this {
    if (this.#autoCommit) this.#output.write(text);
    else this.#waiting += text;
    return this;
  }
}

// `node:tty`: there is no terminal here, and it says so.
import { unavailable } from '../errors/node-error.ts';

function absent(api: string): never {
  throw unavailable(api);
}

/** The exports of `node:tty`. */
export function createTty() {
  return {
    isatty: () => false,
    ReadStream: function ReadStream(): never {
      return absent('tty.ReadStream');
    },
    WriteStream: function WriteStream(): never {
      return absent('tty.WriteStream');
    },
  };
}

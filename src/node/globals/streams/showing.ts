// How `util.inspect` prints the web's streams.
import { inspectCustom } from '../../values/inspect-custom.ts';
import { invalidThis } from '../../errors/node-error.ts';
import { recordOf } from './records.ts';

type Inspect = (value: unknown, options: object) => string;
interface ShownClass {
  readonly name: string;
  readonly prototype: object;
}

function show(Class: ShownClass, fields: (stream: never) => object): void {
  Object.defineProperty(Class.prototype, inspectCustom, {
    configurable: true,
    value(this: object, depth: number, options: object, inspect: Inspect): string {
      if (!(this instanceof (Class as never))) {
        throw invalidThis(Class.name);
      }
      if (depth < 0) return `[${Class.name}]`;
      return `${Class.name} ${inspect(fields(this as never), options)}`;
    },
  });
}

/** What Node shows of each class. */
export function showStreams(): void {
  show(ReadableStream, (stream: ReadableStream) => {
    const { state, isBytes } = recordOf(stream);
    return { locked: stream.locked, state, supportsBYOB: isBytes };
  });
  show(WritableStream, (stream: WritableStream) => {
    const { state } = recordOf(stream);
    return { locked: stream.locked, state };
  });
  show(TransformStream, ({ readable, writable }: TransformStream) => ({ readable, writable }));
  show(TextEncoderStream, ({ encoding, readable, writable }: TextEncoderStream) => ({
    encoding,
    readable,
    writable,
  }));
  show(
    TextDecoderStream,
    ({ encoding, fatal, ignoreBOM, readable, writable }: TextDecoderStream) => ({
      encoding,
      fatal,
      ignoreBOM,
      readable,
      writable,
    }),
  );
}

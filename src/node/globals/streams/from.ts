// `ReadableStream.from`: a stream of what is iterated.
import { nodeError, words } from '../../errors/node-error.ts';

type Step = IteratorResult<unknown>;

/** An iterator of either kind, of which only what is used is known. */
interface AnyIterator {
  next(): Step | PromiseLike<Step>;
  return?(reason: unknown): unknown;
}

function iterate(source: unknown): AnyIterator {
  // What has no properties at all is refused in the language's own words.
  const given = source as Readonly<Record<symbol, unknown>>;
  const open = given[Symbol.asyncIterator] ?? given[Symbol.iterator];
  if (typeof open !== 'function') {
    const message = `${words.inspect(source)} must be iterable`;
    throw nodeError(TypeError, 'ERR_ARG_NOT_ITERABLE', message);
  }
  const iterator: unknown = Reflect.apply(open, source, []);
  needObject(iterator, 'The iterator method must return an object');
  return iterator as AnyIterator;
}

function needObject(value: unknown, message: string): void {
  if (Object(value) !== value) {
    throw nodeError(TypeError, 'ERR_INVALID_STATE', `Invalid state: ${message}`);
  }
}

/** Takes one step of the source whenever the stream is read; cancelling it ends the iteration. */
export function from(source: unknown): ReadableStream<unknown> {
  const iterator = iterate(source);
  return new ReadableStream(
    {
      async pull(controller) {
        const step = await iterator.next();
        needObject(
          step,
          'The promise returned by the iterator.next() method must fulfill with an object',
        );
        if (step.done) controller.close();
        else controller.enqueue(await step.value);
      },
      async cancel(reason) {
        if (iterator.return === undefined) return;
        const result = await iterator.return(reason);
        needObject(
          result,
          'The promise returned by the iterator.return() method must fulfill with an object',
        );
      },
    },
    { highWaterMark: 0 },
  );
}

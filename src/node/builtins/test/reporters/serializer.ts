// How a process that runs a file tells the one that launched it what happens: events among what it prints.
import { packError } from '../../../errors/error-record.ts';
import type { ReporterNeeds } from './data.ts';

// Characters that Unicode keeps for such use: no text has them.
export const opening = '\u{FDD0}';
export const closing = '\u{FDD1}';

/** An event, whatever it is of. */
export interface AnyEvent {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** The event with what `change` makes of the error in it, if there is one. */
export function withError(event: AnyEvent, change: (error: unknown) => unknown): AnyEvent {
  const details = event.data['details'] as Readonly<Record<string, unknown>> | undefined;
  if (details?.['error'] === undefined) return event;
  const error = change(details['error']);
  return { type: event.type, data: { ...event.data, details: { ...details, error } } };
}

export function createSerializer({ encode }: ReporterNeeds) {
  return async function* serializer(events: AsyncIterable<AnyEvent>): AsyncGenerator<string> {
    for await (const event of events) {
      yield `${opening}${encode(withError(event, (error) => packError(error)))}${closing}`;
    }
  };
}

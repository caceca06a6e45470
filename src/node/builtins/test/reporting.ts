// Where the events of a run go: reporters, and what these write to.
import { invalidArgValue, nodeError } from '../../errors/node-error.ts';
import type { EventStream } from './event-stream.ts';
import type { TestNeeds } from './needs.ts';
import type { BuiltinReporters, Reporter } from './reporters/data.ts';

/** Sets up what the options say; the default writes to standard output. */
export async function report(
  needs: TestNeeds,
  events: EventStream,
  builtin: BuiltinReporters,
): Promise<void> {
  const { reporters, destinations } = needs.settings();
  const names = reporters.length === 0 ? ['spec'] : reporters;
  const places = destinations.length === 0 && names.length === 1 ? ['stdout'] : destinations;
  if (names.length !== places.length) {
    throw invalidArgValue(
      '--test-reporter',
      names,
      "must match the number of specified '--test-reporter-destination'",
    );
  }
  for (const [at, name] of names.entries()) {
    const reporter = builtin[name]?.() ?? (await load(needs, name));
    const texts =
      typeof reporter === 'function' ? needs.compose(events, reporter) : events.pipe(reporter);
    texts.pipe(destination(needs, places[at] ?? 'stdout'));
    events.addOutput(texts);
  }
}

async function load(needs: TestNeeds, name: string): Promise<Reporter> {
  const module = (await needs.import(name)) as { readonly default?: unknown };
  const given = module.default;
  if (typeof given === 'function') {
    const isClass = Object.getOwnPropertyDescriptor(given, 'prototype')?.writable === false;
    return (isClass ? Reflect.construct(given, []) : given) as Reporter;
  }
  if (typeof given === 'object' && given !== null) return given as Reporter;
  throw nodeError(
    TypeError,
    'ERR_INVALID_ARG_VALUE',
    `The argument 'Reporter' is not a valid reporter. Received '${name}'`,
  );
}

function destination(needs: TestNeeds, place: string): NodeJS.WritableStream {
  if (place === 'stdout') return needs.process.stdout;
  if (place === 'stderr') return needs.process.stderr;
  return needs.createWriteStream(place);
}

// What the course says of an example's runs beyond the property that each of them keeps.

/**
 * Examples of which an article says that their runs differ. That of a race whose property has a `differs` clause
 * is known by the clause: real Node is held to it. These may come out alike in Node for a long time.
 */
export const saidToDiffer: readonly string[] = [
  'bounded-buffer',
  'callback-event-promise',
  'last-ticket',
  'side-by-side',
  'small-pool',
  'wait-for-all',
];

/** What some of the runs must show, where there are enough of them: so many lines that match a pattern. */
export const seenInSome: Readonly<
  Record<string, { readonly what: string; readonly line: RegExp; readonly times: number }>
> = {
  'between-awaits': {
    what: 'a lost withdrawal',
    line: /^careless: 100 - 30 - 50 = (?:50|70)$/u,
    times: 1,
  },
  'last-ticket': { what: 'the ticket sold twice', line: /^\w+: got the last ticket$/u, times: 2 },
};

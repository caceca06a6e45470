// What a look at StackBlitz found: as data, and as a table.

/** How an example went, or a probe. */
export interface Finding {
  readonly id: string;
  /** Whether the example kept its property, or the ability is there. */
  readonly holds: boolean;
  /** Which engine ran it: the site may send to the other one what StackBlitz cannot run. */
  readonly engine?: 'stackblitz' | 'builtin';
  /** How long the program ran, in whole milliseconds; not there where it did not end. */
  readonly took?: number;
  /** Why it does not hold. */
  readonly because?: string;
}

export interface Report {
  /** The day, as `2026-11-29`. */
  readonly date: string;
  /** Where the client was pointed. */
  readonly origin: string;
  readonly browser: string;
  readonly node: string;
  readonly examples: readonly Finding[];
  readonly abilities: readonly Finding[];
}

/** Whether two reports say the same of StackBlitz: times and days aside. */
export function saysTheSame(one: Report, other: Report): boolean {
  const essence = ({ node, examples, abilities }: Report): string =>
    JSON.stringify([
      node,
      ...[examples, abilities].map((findings) =>
        findings.map(({ id, holds, engine }) => [id, holds, engine]),
      ),
    ]);
  return essence(one) === essence(other);
}

/** A report in Markdown: what holds in a line, what does not in a table. */
export function tableOf({ date, origin, browser, node, examples, abilities }: Report): string {
  const held = examples.filter(({ holds }) => holds);
  const elsewhere = held.filter(({ engine }) => engine === 'builtin').map(({ id }) => `\`${id}\``);
  const rows = [...abilities, ...examples.filter(({ holds }) => !holds)].map(
    ({ id, holds, because = '', took }) =>
      `| \`${id}\` | ${holds ? 'yes' : 'no'} | ${took === undefined ? '' : `${took} ms`} | ${cell(because)} |`,
  );
  return [
    `${date}: Node ${node} at ${origin}, in ${browser}. ${held.length} of ${examples.length} examples kept their property.`,
    ...(elsewhere.length > 0
      ? ['', `The site sent to the built-in engine: ${elsewhere.join(', ')}.`]
      : []),
    '',
    '| ability, or example that broke | holds | took | because |',
    '| --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}

/** One line of a cell, and no more than a reader takes in. */
const cell = (text: string): string =>
  (text.split('\n')[0] ?? '').slice(0, 200).replaceAll('|', '\\|');

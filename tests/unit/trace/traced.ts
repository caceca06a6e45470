// Programs run here under the trace, and what it told of them in short.
import { runLocally } from '../../../src/engine/trace/local.ts';
import type { RunEvent, RunOptions, Source } from '../../../src/engine/types.ts';

/** The events of one kind. */
export type Kind<K extends RunEvent['kind']> = Extract<RunEvent, { kind: K }>;

/** Runs a CommonJS program to its end. */
export async function eventsOf(text: string, options: RunOptions = {}): Promise<RunEvent[]> {
  const program = { files: { 'main.cjs': text }, entry: 'main.cjs', args: [], env: {} };
  const run = await runLocally(program, options);
  run.endInput();
  return await Array.fromAsync(run.events);
}

/** What a source of a run is called: `main`, `worker 1`, `child`, `child worker 1`. */
export function namer(events: readonly RunEvent[]): (source: Source) => string {
  const main = events[0]?.source.pid;
  return ({ pid, threadId }) => {
    const worker = threadId === 0 ? '' : `worker ${String(threadId)}`;
    if (pid === main) return worker || 'main';
    return `child ${worker}`.trim();
  };
}

/** Who ended in which order and how, as `worker 1 0`, `child SIGKILL`, `worker 2 null ended`. */
export function exitsOf(events: readonly RunEvent[]): string[] {
  const nameOf = namer(events);
  return events.flatMap((event) => {
    if (event.kind !== 'exited') return [];
    const { source, code, signal, terminated } = event;
    return [`${nameOf(source)} ${String(signal ?? code)}${terminated ? ' ended' : ''}`];
  });
}

/** The messages of a run, from sender to receiver, as `main > worker 1 #1`, sorted. */
export function messagesOf(events: readonly RunEvent[]): { sent: string[]; received: string[] } {
  const nameOf = namer(events);
  const of = (kind: 'sent' | 'received'): string[] =>
    events
      .flatMap((event) => {
        if (event.kind !== kind) return [];
        const [from, to] =
          kind === 'sent' ? [event.source, event.peer] : [event.peer, event.source];
        return [`${nameOf(from)} > ${nameOf(to)} #${String(event.message)}`];
      })
      .toSorted();
  return { sent: of('sent'), received: of('received') };
}

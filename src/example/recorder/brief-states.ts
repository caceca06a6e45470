// Leaves out of a run what is too brief for any picture of it.
import type { RunEvent, Source } from '../../engine/types.ts';

/** In milliseconds: the picture of a run is thousands of times as wide. */
const briefest = 0.05;

const idOf = ({ pid, threadId }: Source): string => `${String(pid)}/${String(threadId)}`;

type State = Extract<RunEvent, { kind: 'running' | 'waiting' | 'untold' | 'blocked' }>;

const isState = (event: RunEvent): event is State =>
  event.kind === 'running' ||
  event.kind === 'waiting' ||
  event.kind === 'untold' ||
  event.kind === 'blocked';

const isSame = (one: State, other: State): boolean =>
  one.kind === 'blocked'
    ? other.kind === 'blocked' && one.on === other.on && one.most === other.most
    : one.kind === other.kind;

/** The states of one thread that are seen, of its states in order of time and the time of its end. */
function seen(states: readonly State[], end: number): State[] {
  const kept: State[] = [];
  for (const [i, state] of states.entries()) {
    const last = kept.at(-1);
    const until = states[i + 1]?.at ?? end;
    // The first of them says that the thread tells of its states at all.
    const isBrief = last !== undefined && until - state.at < briefest;
    if (!isBrief && !(last && isSame(last, state))) kept.push(state);
  }
  return kept;
}

/** The events of a run without the states of its threads that last for less than 0.05 ms. */
export function withoutBriefStates(events: readonly RunEvent[]): RunEvent[] {
  const ofThread = Map.groupBy(events, ({ source }) => idOf(source));
  const left = new Set<RunEvent>();
  for (const own of ofThread.values()) {
    const states = own.filter(isState).toSorted((one, other) => one.at - other.at);
    const end = own.findLast(({ kind }) => kind === 'exited')?.at ?? Infinity;
    for (const state of seen(states, end)) left.add(state);
  }
  return events.filter((event) => !isState(event) || left.has(event));
}

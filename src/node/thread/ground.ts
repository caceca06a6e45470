// What everything else in a thread stands on: its loop, its messages, and its ways out and in.
import { createStandardStreams } from '../builtins/process/standard-streams.ts';
import type { Outlets, StandardStreams } from '../builtins/process/standard-streams.ts';
import { createProcessClock } from '../context/process-clock.ts';
import type { Realm } from '../context/realm.ts';
import type { ThreadContext } from '../context/thread-context.ts';
import { createAlarm } from '../loop/alarm.ts';
import { callbacks } from '../loop/callbacks.ts';
import { Gauge } from '../loop/gauge.ts';
import { Loop } from '../loop/loop.ts';
import { createPump } from '../loop/pump.ts';
import { createDraw, Shaken } from '../loop/shaken.ts';
import { Cloning } from '../ports/cloning.ts';
import { Ports } from '../ports/ports.ts';
import { Reporter } from '../wire/reporter.ts';
import { ThreadCallbacks } from '../wire/thread-callbacks.ts';
import type { ThreadStart } from '../wire/thread-start.ts';
import { liveAfter, ThreadStates } from '../wire/thread-states.ts';
import { codePlace } from './code-place.ts';
import { listenForEnds, threadIds } from './created-threads.ts';
import type { Late } from './late.ts';
import { createOutput } from './output.ts';
import { createLinkedInput, pullFromHost, pullNothing } from './standard-input.ts';
import type { Upper } from './upper.ts';

// Held from before programs may replace it.
const { setTimeout } = globalThis;

export interface Ground {
  readonly thread: ThreadContext;
  readonly streams: StandardStreams;
  readonly outlets: Outlets;
  /** Standard input that comes on the link. */
  readonly hearInput: (text: string | null) => void;
}

/** `link` leads to the thread's creator, where that is another thread. */
export function createGround(
  start: ThreadStart,
  link: MessagePort | undefined,
  realm: Realm,
  upper: Late<Upper>,
): Ground {
  const { process: facts, source, inherited } = start;
  const { send, onOrder, halt, calledAt } = realm;
  const processClock = createProcessClock(start.timeOrigin, calledAt());
  // Read for each message and each wait.
  const ahead = performance.timeOrigin - facts.epoch;
  const clock = (): number => performance.now() + ahead;
  const reporter = new Reporter({ source, clock, send });
  const states = new ThreadStates({
    source,
    clock,
    reporter,
    later: (job) => void setTimeout(job, liveAfter),
  });
  if (facts.tellsCallbacks)
    callbacks.teller = new ThreadCallbacks({
      source,
      clock,
      ahead,
      reporter,
      startedBy: source.threadId === 0 ? 'node' : 'new Worker',
      codePlace,
      onSilent: () => {
        callbacks.teller = undefined;
      },
    });
  const { seed } = facts;
  const shaken =
    seed === undefined
      ? undefined
      : new Shaken(createDraw(seed, source.pid, source.threadId), () => performance.now());
  // One that another has asked for: when a system begins it is nobody's to know.
  if (shaken && start.parent) standStill(shaken.startDelay());
  const loop = new Loop({
    createPump,
    createAlarm,
    shaken,
    gauge: new Gauge(inherited?.gauge),
    clock: () => performance.now(),
    onSleep: () => {
      states.sleep();
      reporter.settle();
    },
    onWake: () => {
      states.wake();
    },
    onEmpty: () => {
      if (!ports.hearOut()) upper.get().ending.onEmpty();
    },
  });
  const cloning = new Cloning((module, name) => {
    void Reflect.get(upper.get().catalogue.find(module) ?? {}, name);
  });
  const ports = new Ports({
    loop,
    source,
    cloning,
    reporter,
    warn: (message) => {
      upper.get().process.emitWarning(message);
    },
  });
  onOrder((order) => {
    if (order.kind === 'gone') ports.bereave(order.threadId);
  });
  const onEnded = listenForEnds(loop, onOrder);
  const output = createOutput({ start, link, ports, reporter, halt });
  const readInput = pullFromHost(realm);
  const linked = createLinkedInput();
  const pull = start.stdin ? (link ? linked.pull : readInput) : pullNothing;
  const classes = () => upper.get().catalogue.streams();
  const { streams, outlets } = createStandardStreams({ loop, pull, output }, classes);
  const thread: ThreadContext = {
    facts,
    source,
    loop,
    ports,
    cloning,
    reporter,
    states,
    clock,
    processClock,
    link,
    inherited,
    nextThreadId: threadIds(start),
    output,
    readInput,
    onOrder,
    onEnded,
  };
  processClock.milestones.environment = processClock.now();
  return { thread, streams, outlets, hearInput: linked.hear };
}

/** In milliseconds; without shared memory not at all. */
function standStill(time: number): void {
  if (typeof SharedArrayBuffer === 'undefined') return;
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, time);
}

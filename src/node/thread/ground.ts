// What everything else in a thread stands on: its loop, its messages, and its ways out and in.
import { createStandardStreams } from '../builtins/process/standard-streams.ts';
import type { Outlets, StandardStreams } from '../builtins/process/standard-streams.ts';
import type { Realm } from '../context/realm.ts';
import type { ThreadContext } from '../context/thread-context.ts';
import { createAlarm } from '../loop/alarm.ts';
import { Gauge } from '../loop/gauge.ts';
import { Loop } from '../loop/loop.ts';
import { createPump } from '../loop/pump.ts';
import { Cloning } from '../ports/cloning.ts';
import { Ports } from '../ports/ports.ts';
import { Reporter } from '../wire/reporter.ts';
import type { ThreadStart } from '../wire/thread-start.ts';
import { listenForEnds, threadIds } from './created-threads.ts';
import type { Late } from './late.ts';
import { createOutput } from './output.ts';
import { createStandardInput } from './standard-input.ts';
import type { Upper } from './upper.ts';

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
  { send, onOrder, halt }: Realm,
  upper: Late<Upper>,
): Ground {
  const { process: facts, source, inherited } = start;
  const clock = (): number => performance.timeOrigin + performance.now() - facts.epoch;
  const reporter = new Reporter({ source, clock, send });
  const loop = new Loop({
    createPump,
    createAlarm,
    gauge: new Gauge(inherited?.gauge),
    clock: () => performance.now(),
    onSleep: () => {
      reporter.flush();
    },
    onEmpty: () => {
      upper.get().ending.onEmpty();
    },
  });
  const cloning = new Cloning((module, name) => {
    void Reflect.get(upper.get().catalogue.find(module) ?? {}, name);
  });
  const ports = new Ports({
    loop,
    source,
    cloning,
    onReceived: (from) => {
      reporter.messaged('received', from);
    },
    warn: (message) => {
      upper.get().process.emitWarning(message);
    },
  });
  onOrder((order) => {
    if (order.kind === 'gone') ports.bereave(order.threadId);
  });
  const onEnded = listenForEnds(loop, onOrder);
  const output = createOutput({ start, link, reporter, halt });
  const { onInput, hear: hearInput } = createStandardInput(start.stdin, Boolean(link), onOrder);
  const classes = () => upper.get().catalogue.streams();
  const { streams, outlets, lend } = createStandardStreams({ loop, onInput, output }, classes);
  const thread: ThreadContext = {
    facts,
    source,
    loop,
    ports,
    cloning,
    reporter,
    clock,
    link,
    inherited,
    nextThreadId: threadIds(start),
    output,
    onInput,
    lendInput: lend,
    onOrder,
    onEnded,
  };
  return { thread, streams, outlets, hearInput };
}

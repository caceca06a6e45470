// Runs inside the reader's Node: tells when this thread runs, when its event loop waits, and when it
// stands still in a call.
import type * as Hooks from 'node:async_hooks';
import type * as Perf from 'node:perf_hooks';
import type { BlockingCall, Source } from '../../types.ts';
import type { Kit } from './kit.ts';

/** The tools that tell of states; of each thread only the first of its states are told. */
export interface States {
  /** Tells that this thread runs, where it is known to be told when it waits. */
  begin(): void;
  /** Makes a call in which the thread may stand still, for so many milliseconds at most. */
  standStill<T>(on: BlockingCall, call: () => T, most?: number): T;
  /** Makes something whose callbacks are the trace's own: while one of them runs, the thread still waits. */
  own<T>(make: () => T): T;
  /** To be called at the end of such a callback. */
  went(): void;
  /** Has hooks that were enabled leave all alone that need not be watched. */
  lighten(): void;
  /** Tells, of this thread or of one that it started, of the last time: it is about to end. */
  last(worker?: Other): void;
}

/** A thread that this one started. */
interface Other {
  readonly source: Source;
  /** For how many milliseconds its event loop has waited until now. */
  readonly idle: number;
}

/**
 * Makes the {@link States} of this thread. Unless it `isWatched`, only calls in which it stands still are told of.
 *
 * Whether the event loop has waited is libuv's to say: it counts for how long, and the hook that Node calls
 * before each callback reads that. Where the count has grown, the thread has waited for so long until now. So
 * a wait is told when it is over. Promises are not hooked: their callbacks come after others', in one turn.
 */
export function makeStates(require: NodeJS.Require, kit: Kit, isWatched: boolean): States {
  const { createHook } = require('node:async_hooks') as typeof Hooks;
  const { performance } = require('node:perf_hooks') as typeof Perf;
  /** Enough for a drawing; a thread that wakes more often is not slowed down for it. */
  const most = 4000;
  let told = 0;
  /** In milliseconds: what is shorter is no wait that anybody could see, and reports are no more frequent. */
  const shortest = 0.1;
  const oftenest = 1;

  const idleSoFar = Object.getOwnPropertyDescriptor(performance.nodeTiming, 'idleTime')?.get?.bind(
    performance.nodeTiming,
  ) as (() => number) | undefined;
  const isHeard = kit.heritage.streams.some((stream) => stream !== null);
  let watches = isWatched && isHeard && idleSoFar !== undefined;
  // A Node in a browser may have this count and never count.
  let isProven = !('webcontainer' in process.versions);
  const { self } = kit;

  let idleBefore = 0;
  let waits: number[] = [];
  let flushed = 0;
  let ownId: number | undefined;
  /** When the trace's own callback began, if the thread had waited until then, and how long such took. */
  let ownSince: number | undefined;
  let ownTime = 0;

  /** Whether this many more changes of state may be told; says so once where they may not. */
  function mayTell(changes: number): boolean {
    if (told > most) return false;
    told += changes;
    if (told <= most) return true;
    watches = false;
    hook.disable();
    kit.report({ kind: 'untold', at: kit.now(), source: self });
    return false;
  }

  kit.flush = () => {
    if (waits.length === 0) return;
    const at = kit.now();
    const before = waits.map((time) => Math.round((at - time) * 1000) / 1000);
    waits = [];
    flushed = at;
    kit.put({ kind: 'waits', at, source: self, waits: before });
  };

  function begin(): void {
    if (!isProven) return;
    const at = kit.read(self.threadId, 'born') ?? kit.now();
    if (watches && mayTell(1)) kit.report({ kind: 'running', at, source: self });
  }

  function look(id: number): void {
    const idle = idleSoFar?.() ?? 0;
    const waited = idle - idleBefore;
    if (id === ownId && waited >= shortest) {
      ownSince = kit.now();
      return;
    }
    idleBefore = idle;
    kit.note(self.threadId, 'idle', idle);
    if (waited >= shortest) {
      if (!isProven) {
        isProven = true;
        begin();
      }
      const now = kit.now();
      if (mayTell(2)) waits.push(now - waited - ownTime, now);
      if (now - flushed >= oftenest) kit.flush();
    }
    ownTime = 0;
  }

  const hook = createHook({ before: look, trackPromises: false });

  /** Has hooks leave promises alone, in a Node that knows no such option, and the stacks of errors. */
  function lighten(): void {
    const low = kit.door('async_wrap');
    const { init, before, after } = kit.watchPromises ?? {};
    low?.['setPromiseHooks']?.(init, before, after);
    low?.['setCallbackTrampoline']?.();
    const line = /\n +at [^\n]*\bcallbackTrampoline \(node:internal\/async_hooks:[\d:]+\)(?=\n|$)/g;
    const { tidy } = kit;
    if (!low) kit.tidy = (text) => tidy(text).replace(line, '');
  }

  if (watches) {
    hook.enable();
    lighten();
  }

  return {
    begin,
    lighten,
    standStill: (on, call, most = Infinity) => {
      const limit = most < Infinity ? { most } : {};
      if (mayTell(1)) kit.report({ kind: 'blocked', on, at: kit.now(), source: self, ...limit });
      try {
        return call();
      } finally {
        const kind = watches && isProven ? 'running' : 'untold';
        if (mayTell(1)) kit.report({ kind, at: kit.now(), source: self });
      }
    },
    own: (make) => {
      if (!watches) return make();
      const finder = createHook({
        init: (id, type) => {
          if (type === 'MESSAGEPORT') ownId = id;
        },
        trackPromises: false,
      }).enable();
      try {
        return make();
      } finally {
        finder.disable();
        lighten();
      }
    },
    went: () => {
      if (ownSince !== undefined) ownTime += kit.now() - ownSince;
      ownSince = undefined;
    },
    last: (other) => {
      const at = kit.now();
      if (!other) {
        if (watches) look(0);
        if (watches && isProven)
          kit.report({ kind: 'waits', at, source: self, waits: [], last: true });
      } else if (isWatched && isHeard && kit.heritage.notes) {
        const { source, idle } = other;
        const waited = idle - (kit.read(source.threadId, 'idle') ?? 0);
        const open = waited >= shortest ? [waited] : [];
        kit.report({ kind: 'waits', at, source, waits: open, last: true, by: self });
      }
    },
  };
}

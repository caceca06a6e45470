// Runs inside the reader's Node: tells of this thread's callbacks, where they are asked for.
// Its text is all that travels, so it may use nothing but its parameters and Node's globals.
import type * as Hooks from 'node:async_hooks';
import type * as Fs from 'node:fs';
import type * as Perf from 'node:perf_hooks';
import type * as V8 from 'node:v8';
import type { CodePlace, LoopPlace } from '../../types.ts';
import type { CallbackRecord } from '../wire.ts';
import type { Kit } from './kit.ts';
import type { States } from './states.ts';

/** A callback that is not over. */
interface Kept {
  readonly callback: number;
  readonly in: LoopPlace;
  readonly by: string;
  readonly code: CodePlace | undefined;
  readonly dueAt: number | undefined;
  /** What Node keeps of a timer or an immediate. */
  readonly resource: TimerLike | undefined;
  state: 'waits' | 'runs' | 'is over';
}

interface TimerLike {
  readonly _destroyed?: boolean;
  readonly _repeat?: number | null;
  readonly _idleTimeout?: number;
}

/** What runs: a callback that is told of, one that may come to be, or neither. */
interface Entered {
  readonly id: number | undefined;
  readonly at: number;
  kept: Kept | undefined;
  /** Of a call of `fs` that takes several trips to the system, the last calls back. */
  readonly trip: Kept | undefined;
}

/** Where a function of Node's or the language's was called by the program. */
interface Call {
  /** What was called: of constructors with `new`. Empty where it was the program's text itself. */
  readonly names: readonly string[];
  readonly isNative: boolean;
  readonly code: CodePlace | undefined;
  readonly line: string;
}

/**
 * Tells of what `async_hooks` and the engine's hooks of promises know, where a call of the program's stands behind it.
 * It adds no turn and asks for no id.
 */
export function traceCallbacks(require: NodeJS.Require, kit: Kit, states: States): void {
  const { createHook, executionAsyncId } = require('node:async_hooks') as typeof Hooks;
  const { performance } = require('node:perf_hooks') as typeof Perf;
  const { promiseHooks } = require('node:v8') as typeof V8;
  const { readFileSync } = require('node:fs') as typeof Fs;
  /** Nobody steps through so many. */
  const most = 2000;
  /** To look for the program on the stack costs as much where it is not found. */
  const mostLooks = 4 * most;
  const { self } = kit;
  const root = kit.heritage.root ?? process.cwd();
  const begun = kit.now();
  if (!kit.heritage.streams.some((stream) => stream !== null)) return;

  let last = 0;
  let looks = 0;
  let isSilent = false;
  let told: CallbackRecord[] = [];
  let size = 0;
  const entered: Entered[] = [];
  const byId = new Map<number, Kept>();
  const trips = new Map<number, Kept>();
  const byPromise = new WeakMap<object, Kept>();
  /** Those that can be withdrawn. */
  const waiting = new Set<Kept>();
  const texts = new Map<string, readonly string[]>();
  /** The program itself: not begun, running outside of all that is known, or over. */
  let program: Kept | undefined;
  /** What the program itself runs in. */
  let programId: number | undefined;
  /** An `await`, or the promise that it makes of what is none: which, is known with what comes next. */
  let pending: { promise: object; at: number; call: Call } | undefined;

  function flush(): void {
    if (told.length === 0) return;
    const list = told;
    told = [];
    size = 0;
    kit.put({ kind: 'callbacks', at: kit.now(), source: self, told: list });
  }

  function tell(record: CallbackRecord): void {
    if (isSilent) return;
    const short = JSON.parse(
      JSON.stringify(record, (_, value: unknown) =>
        typeof value === 'number' ? Math.round(value * 1000) / 1000 : value,
      ),
    ) as CallbackRecord;
    // A frame has its limit; a character may take six of it.
    const own = JSON.stringify(short).replace(/[^ -~]/g, '......').length;
    if (size + own > 3500) flush();
    if (own > 3500) return;
    told.push(short);
    size += own;
  }

  function fallSilent(): void {
    tell({ kind: 'unlisted', at: kit.now() });
    isSilent = true;
    hook.disable();
    stopPromises();
    kit.watchPromises = undefined;
    states.lighten();
    flush();
  }

  /** The frames that run, the innermost first. */
  function frames(): readonly NodeJS.CallSite[] {
    const { stackTraceLimit } = Error;
    const prepare = Object.getOwnPropertyDescriptor(Error, 'prepareStackTrace');
    try {
      Error.stackTraceLimit = 40;
      Error.prepareStackTrace = (_, sites) => sites;
      const holder: { stack?: unknown } = {};
      Error.captureStackTrace(holder, frames);
      return holder.stack as readonly NodeJS.CallSite[];
    } catch {
      return [];
    } finally {
      Error.stackTraceLimit = stackTraceLimit;
      if (prepare) Object.defineProperty(Error, 'prepareStackTrace', prepare);
      else Reflect.deleteProperty(Error, 'prepareStackTrace');
    }
  }

  const nameOf = (site: NodeJS.CallSite): string => {
    const name = (site.getFunctionName() ?? '').replace(/^.*[. ]/, '');
    return site.isConstructor() ? `new ${name}` : name;
  };

  function lineOf(path: string, line: number): string {
    try {
      let lines = texts.get(path);
      if (!lines) texts.set(path, (lines = readFileSync(path, 'utf8').split('\n')));
      return lines[line - 1] ?? '';
    } catch {
      return '';
    }
  }

  /** The innermost call from the program that runs; undefined where nothing of the program's does. */
  function find(): Call | undefined {
    looks += 1;
    if (looks > mostLooks) fallSilent();
    const names: string[] = [];
    let isNative = true;
    for (const site of isSilent ? [] : frames()) {
      if (site.isAsync()) return undefined;
      const script = site.getScriptNameOrSourceURL() as string | null | undefined;
      const isHook = /^node:internal\/(?:async_hooks|promise_hooks)$/.test(script ?? '');
      if (script === kit.file || (isHook && names.length === 0)) continue;
      if (!script || script.startsWith('node:')) {
        if (script) isNative = false;
        names.push(nameOf(site));
        continue;
      }
      let path = script;
      try {
        if (script.startsWith('file:')) path = decodeURIComponent(new URL(script).pathname);
      } catch {
        // Then it is no file.
      }
      const line = site.getLineNumber() ?? 1;
      const isOwn = path.startsWith(`${root}/`);
      const code = isOwn
        ? { file: path.slice(root.length + 1), line, column: site.getColumnNumber() ?? 1 }
        : undefined;
      return { names, isNative, code, line: isOwn ? lineOf(path, line) : '' };
    }
    return undefined;
  }

  const describe = ({ callback, in: place, by, code }: Kept) => ({
    callback,
    in: place,
    by,
    ...(code ? { code } : {}),
  });

  function keep(
    place: LoopPlace,
    by: string,
    code?: CodePlace,
    resource?: TimerLike,
    dueAt?: number,
  ): Kept | undefined {
    if (last === most) fallSilent();
    if (isSilent) return undefined;
    last += 1;
    return { callback: last, in: place, by, code, dueAt, resource, state: 'waits' };
  }

  /** What runs and is told of, or is found to be something that is. */
  function running(): Kept | undefined {
    for (let place = entered.length - 1; place >= 0; place -= 1) {
      const kept = entered[place]?.kept;
      if (kept) return kept;
    }
    return program?.state === 'runs' ? program : undefined;
  }

  function call(kept: Kept, at: number): void {
    if (kept.state !== 'waits') return;
    kept.state = 'runs';
    waiting.delete(kept);
    const { dueAt } = kept;
    const ready = dueAt === undefined ? {} : { readyAt: Math.min(dueAt, at) };
    tell({ kind: 'called', at, ...describe(kept), ...ready });
  }

  function end(kept: Kept | undefined, at = kit.now()): void {
    if (kept?.state !== 'runs') return;
    kept.state = 'is over';
    tell({ kind: 'returned', at, callback: kept.callback });
  }

  /** Something of the program's runs now: what it runs in is told of, where that can be known. */
  function commit(isMessage = false): void {
    const top = entered.at(-1);
    if (isMessage && top && !top.kept) {
      top.kept = keep('poll', 'message');
      if (top.kept) call(top.kept, top.at);
      flush();
      return;
    }
    if (top?.trip && !top.kept) {
      top.kept = top.trip;
      call(top.kept, top.at);
      return;
    }
    if (program || running()) return;
    program = keep('program', self.threadId === 0 ? 'node' : 'new Worker');
    programId = executionAsyncId();
    const within = entered.at(0);
    if (program) call(program, within?.at ?? begun);
    if (program && within) {
      within.kept = program;
      program = { ...program, state: 'is over' };
    }
  }

  function queue(
    place: LoopPlace,
    by: string,
    code: CodePlace | undefined,
    { at = kit.now(), ...more }: { at?: number; resource?: TimerLike; dueAt?: number } = {},
  ): Kept | undefined {
    commit();
    const within = running();
    const kept = keep(place, by, code, more.resource, more.dueAt);
    if (!kept) return undefined;
    const due = more.dueAt === undefined ? {} : { dueAt: more.dueAt };
    const from = within ? { within: within.callback } : {};
    tell({ kind: 'queued', at, ...describe(kept), ...from, ...due });
    if (more.resource) waiting.add(kept);
    return kept;
  }

  /** Those that were cleared: Node says so of a timer itself. */
  function withdraw(): void {
    for (const kept of waiting) {
      if (!kept.resource?._destroyed) continue;
      waiting.delete(kept);
      kept.state = 'is over';
      tell({ kind: 'withdrawn', at: kit.now(), callback: kept.callback });
    }
  }

  function dueAt(resource: TimerLike): { dueAt: number } {
    return { dueAt: kit.now() + (resource._idleTimeout ?? 1) };
  }

  const timers = /^(?:setTimeout|setInterval|wait)$/;
  const immediates = /^(?:setImmediate|yield)$/;

  function init(id: number, type: string, _trigger: number, resource: object): void {
    settle();
    if (type === 'FSREQCALLBACK') {
      // A further trip of the same call, or a call of the program's.
      const top = entered.at(-1);
      const found = find();
      if (found) noteFile(id, found);
      else if (top?.trip && !top.kept) trips.set(id, top.trip);
      return;
    }
    if (!/^(?:Timeout|Immediate|TickObject|Microtask|FSREQPROMISE)$|REQUEST$/.test(type)) return;
    const found = find();
    const called = found?.names.at(-1) ?? '';
    if (!found) return;
    const timer = resource as TimerLike;
    let kept: Kept | undefined;
    if (type === 'Timeout' && timers.test(called)) {
      const by = timer._repeat ? 'setInterval' : 'setTimeout';
      kept = queue('timers', by, found.code, { resource: timer, ...dueAt(timer) });
    } else if (type === 'Immediate' && immediates.test(called)) {
      kept = queue('check', 'setImmediate', found.code, { resource: timer });
    } else if (type === 'TickObject' && called === 'nextTick' && found.names.length === 1) {
      kept = queue('ticks', 'process.nextTick', found.code);
    } else if (type === 'Microtask' && called === 'queueMicrotask') {
      kept = queue('microtasks', 'queueMicrotask', found.code);
    } else if (type === 'FSREQPROMISE' ? found.names.length === 1 : type.endsWith('REQUEST')) {
      kept = queue('poll', called, found.code);
    }
    if (kept) byId.set(id, kept);
  }

  function noteFile(id: number, { names, code }: Call): void {
    const by = names.at(-1);
    const kept = by === undefined ? undefined : queue('poll', by, code);
    if (kept) trips.set(id, kept);
  }

  function before(id: number): void {
    settle();
    outside();
    const at = kit.now();
    const kept = byId.get(id);
    // An immediate counts as over before it is called.
    if (kept) waiting.delete(kept);
    withdraw();
    const trip = trips.get(id);
    entered.push({ id, at, kept, trip });
    if (!kept) return;
    call(kept, at);
    flush();
  }

  function after(id: number): void {
    settle();
    if (program?.state === 'runs' && id === programId) end(program);
    const place = entered.findLastIndex((one) => one.id === id);
    if (place === -1) return;
    const top = entered[place];
    entered.length = place;
    if (!top) return;
    // The last trip: no other was begun in it.
    const { trip } = top;
    if (trip && !top.kept && ![...trips].some(([other, one]) => other > id && one === trip)) {
      top.kept = trip;
      call(trip, top.at);
    }
    if (trip) trips.delete(id);
    end(top.kept);
    withdraw();
    const { kept } = top;
    if (!kept || !byId.delete(id)) return;
    const { resource } = kept;
    if (!resource?._repeat || resource._destroyed) return;
    const more = { resource, ...dueAt(resource) };
    const next = keep(kept.in, kept.by, kept.code, resource, more.dueAt);
    if (!next) return;
    tell({ kind: 'queued', at: kit.now(), ...describe(next), dueAt: more.dueAt });
    waiting.add(next);
    byId.set(id, next);
  }

  /** The program itself is over where another callback begins; the event loop has begun behind it. */
  function outside(): void {
    // What it calls itself may run in something of its own.
    if (program?.state !== 'runs' || find()) return;
    const { loopStart } = performance.nodeTiming;
    const at = kit.now();
    const loopBegan = loopStart > 0 ? at - performance.now() + loopStart : at;
    end(program, Math.min(at, Math.max(loopBegan, begun)));
  }

  /** What was an `await` is known to be one. */
  function settle(): void {
    if (!pending) return;
    const { promise, at, call: found } = pending;
    pending = undefined;
    const kept = queue('microtasks', 'await', found.code, { at });
    if (kept) byPromise.set(promise, kept);
  }

  function initPromise(promise: object, parent: object | undefined): void {
    if (pending && parent !== pending.promise) settle();
    if (!parent) return;
    const found = find();
    if (!found) return;
    const at = kit.now();
    const [first, ...outer] = found.names;
    if (first === undefined) {
      const hides = /\b(?:yield|return)\b/.test(found.line) && !/\bawait\b/.test(found.line);
      pending = hides ? undefined : { promise, at, call: found };
      return;
    }
    settle();
    const by = outer[0] ?? first;
    if (!found.isNative || first !== 'then' || outer.length > 1) return;
    if (!/^(?:then|catch|finally)$/.test(by)) return;
    const kept = queue('microtasks', by, found.code, { at });
    if (kept) byPromise.set(promise, kept);
  }

  function beforePromise(promise: object): void {
    settle();
    const kept = byPromise.get(promise);
    outside();
    const at = kit.now();
    entered.push({
      id: undefined,
      at,
      kept: kept?.state === 'waits' ? kept : undefined,
      trip: undefined,
    });
    if (kept?.state !== 'waits') return;
    call(kept, at);
    flush();
  }

  function afterPromise(): void {
    settle();
    const top = entered.at(-1);
    if (!top || top.id !== undefined) return;
    entered.pop();
    end(top.kept);
    withdraw();
  }

  const hook = createHook({ init, before, after, trackPromises: false });
  const promises = { init: initPromise, before: beforePromise, after: afterPromise };
  hook.enable();
  const stopPromises = promiseHooks.createHook(promises) as () => void;
  kit.watchPromises = promises;
  states.lighten();

  kit.printing = () => {
    commit();
    flush();
  };
  const { report } = kit;
  const flushOthers = kit.flush;
  kit.flush = () => {
    flush();
    flushOthers();
  };
  kit.report = (record) => {
    const { pid, threadId } = record.source;
    const isOwn = pid === self.pid && threadId === self.threadId;
    if (isOwn && record.kind === 'received') commit(true);
    else if (isOwn && record.kind === 'sent') commit();
    report(record);
  };
}

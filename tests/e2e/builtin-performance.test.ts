// `performance`: its timeline, its classes and its clock, held to real Node.
import { asInNode, test } from './lab.ts';

const programs: Readonly<Record<string, string>> = {
  'events tell their time on it, in every thread': `
    import { Worker, isMainThread } from 'node:worker_threads';
    const before = performance.now();
    const { timeStamp } = new Event('any');
    console.log(isMainThread, timeStamp > before - 1 && timeStamp < performance.now() + 1, before < 60_000);
    const { get, ...rest } = Object.getOwnPropertyDescriptor(Event.prototype, 'timeStamp');
    console.log(get.name, get.length, rest);
    if (isMainThread) new Worker(new URL(import.meta.url));`,
  'marks, measures and what they refuse': `
    import { performance, PerformanceEntry, PerformanceMark, PerformanceMeasure, PerformanceObserverEntryList } from 'node:perf_hooks';
    const attempt = (act) => { try { console.log(act()); } catch (error) { console.log(error.name, error.code, error.message); } };
    console.log(new PerformanceMark('x', { startTime: 5, detail: { a: 1 } }), performance.getEntries());
    performance.mark('a', { startTime: 1 });
    performance.mark('b', { startTime: 7 });
    console.log(performance.measure('m', 'a', 'b'), performance.measure('n', { start: 2, duration: 5, detail: 1 }));
    for (const given of [[], [5], ['x', 'none'], ['x', { start: 1, end: 2, duration: 3 }], ['x', { start: 1 }, 'b'], ['x', { start: -1 }], ['x', null]])
      attempt(() => performance.measure(...given).startTime);
    for (const given of [[], ['x', 5], ['x', { startTime: -1 }], ['nodeStart'], ['x', { startTime: '5' }]]) attempt(() => new PerformanceMark(...given));
    for (const Class of [PerformanceEntry, PerformanceMeasure, PerformanceObserverEntryList, Performance, PerformanceResourceTiming]) attempt(() => new Class());
    attempt(() => performance.now.call({}));
    attempt(() => PerformanceEntry.prototype.toJSON.call({}));
    attempt(() => performance.getEntriesByName());
    performance.clearMarks('a');
    attempt(() => performance.measure('m', 'a'));
    console.log(performance.getEntries().map(({ name, startTime }) => [name, startTime]), JSON.stringify(performance.getEntriesByName('m')), [[[performance.getEntriesByName('m')[0]]]]);
    console.log(globalThis.performance === performance, performance instanceof EventTarget, Object.keys(performance.toJSON()));`,
  'who is told of what': `
    import { performance, PerformanceObserver } from 'node:perf_hooks';
    const attempt = (act) => { try { console.log(act()); } catch (error) { console.log(error.name, error.code, error.message); } };
    for (const given of [[], [null], [[]], [{ type: 'mark', entryTypes: ['mark'] }], [{ entryTypes: 5 }], [{ type: 'none' }]])
      attempt(() => new PerformanceObserver(() => {}).observe(...given));
    const observer = new PerformanceObserver((list, own) => {
      console.log(own === observer, list.getEntries().map((entry) => [entry.constructor.name, entry.name, entry.detail]));
      observer.disconnect();
      console.log(observer);
    });
    observer.observe({ type: 'mark' });
    attempt(() => observer.observe({ entryTypes: ['mark'] }));
    observer.observe({ type: 'function' });
    const timed = performance.timerify(function add(a, b) { return a + b; });
    console.log(timed(1, 2), timed.name, timed.length, Object.keys(timed), observer);
    performance.mark('a', { startTime: 0 });`,
  'what was fetched': `
    import { performance } from 'node:perf_hooks';
    const info = { startTime: 50, endTime: 100, encodedBodySize: 150, finalConnectionTimingInfo: { ALPNNegotiatedProtocol: 'h2' } };
    const entry = performance.markResourceTiming(info, 'https://example.org/', 'fetch', {}, '', {}, 200);
    console.log(entry, entry.transferSize, performance.getEntries().length, performance.getEntriesByType('resource')[0] === entry);
    performance.clearResourceTimings();
    console.log(performance.getEntries());`,
  'one clock for all threads of a process': `
    import { Worker, isMainThread, parentPort } from 'node:worker_threads';
    const { nodeTiming } = performance;
    const isOrdered = ['nodeStart', 'v8Start', 'environment', 'bootstrapComplete'].every((name, at, all) => at === 0 || nodeTiming[name] > nodeTiming[all[at - 1]]);
    if (isMainThread) {
      const before = performance.now();
      console.log(nodeTiming.name, isOrdered, nodeTiming.loopStart, nodeTiming.loopExit, nodeTiming instanceof PerformanceEntry);
      new Worker(new URL(import.meta.url)).on('message', ([origin, now, isOrdered]) => {
        console.log(origin === performance.timeOrigin, now >= before && now <= performance.now(), isOrdered);
        console.log(nodeTiming.loopStart >= nodeTiming.bootstrapComplete);
      });
      process.on('exit', () => console.log(nodeTiming.loopExit > nodeTiming.loopStart));
    } else parentPort.postMessage([performance.timeOrigin, performance.now(), isOrdered]);`,
};

for (const [what, program] of Object.entries(programs)) {
  test(what, async ({ sharedLab }) => {
    await asInNode(sharedLab, program);
  });
}

// A file that is run in a process of its own, as a test of the process that runs it.
import type { TestEvent } from '../event-stream.ts';
import { count } from '../telling.ts';
import { Test } from '../test.ts';

/** What is told at once, whatever else is still to be told. */
const inOrderOfRunning: ReadonlySet<string> = new Set([
  'test:complete',
  'test:dequeue',
  'test:enqueue',
  'test:log',
]);

/** What a file's own summary says, which is that of the whole run here. */
const summed = /^(?:tests|suites|pass|fail|cancelled|skipped|todo|duration_ms) [^ ]*$/u;

const cancelling: ReadonlySet<unknown> = new Set([
  'cancelledByParent',
  'testAborted',
  'testTimeoutFailure',
]);

export class FileTest extends Test {
  /** Whether a test of the file's has failed that is in no other. */
  hasFailures = false;
  #results = 0;
  #waiting: TestEvent[] = [];

  /** Its tests have limits; the file itself has none. */
  override get limit(): number {
    return Infinity;
  }

  /** Something has happened in the file. */
  take(event: TestEvent): void {
    if (inOrderOfRunning.has(event.type)) {
      this.#pass(event);
      return;
    }
    if (isResult(event)) {
      this.#results += 1;
      if (event.type === 'test:fail' && event.data['nesting'] === 0) this.hasFailures = true;
    }
    this.#waiting.push(event);
    if (this.isItsTurn) this.#passWaiting();
  }

  protected override report(): void {
    this.#passWaiting();
    if (!this.#isShown) super.report();
  }

  /** Whether its tests say all that is to be said of it. */
  get #isShown(): boolean {
    const { error } = this;
    const type = error && 'failureType' in error ? error.failureType : undefined;
    return this.#results > 0 && (error === undefined || type === 'subtestsFailed');
  }

  #passWaiting(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const each of waiting) this.#pass(each);
  }

  #pass(event: TestEvent): void {
    const { type } = event;
    const data = { ...event.data, entryFile: this.location?.file };
    const isTop = event.data['nesting'] === 0;
    if (isTop && type === 'test:plan' && this.#isShown) return;
    if (isTop && type === 'test:diagnostic' && summed.test(String(event.data['message']))) return;
    if (!isResult(event)) {
      this.harness.events.tell(type, data);
      return;
    }
    const number = isTop ? this.harness.counts.topLevel + 1 : event.data['testNumber'];
    this.#count(event);
    this.harness.events.tell(type, { ...data, testNumber: number });
  }

  #count({ type, data }: TestEvent): void {
    const { error, type: kind } = data['details'] as {
      readonly type?: unknown;
      readonly error?: { readonly failureType?: unknown };
    };
    count(this.harness, {
      kind: kind === 'suite' ? 'suite' : 'test',
      nesting: Number(data['nesting']),
      passed: type === 'test:pass',
      skipped: data['skip'] !== undefined,
      isTodo: data['todo'] !== undefined,
      cancelled: cancelling.has(error?.failureType),
    });
  }
}

function isResult({ type }: TestEvent): boolean {
  return type === 'test:pass' || type === 'test:fail';
}

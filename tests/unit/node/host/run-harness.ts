// A run in the frame as tests see it: the workers that the host makes, and what the page hears.
import { afterEach } from 'node:test';
import { mountDisk } from '../../../../src/node/disk/mount.ts';
import { HostRun } from '../../../../src/node/host/run.ts';
import type { RunEnd } from '../../../../src/node/host/run.ts';
import type { KernelEvent } from '../../../../src/node/wire/events.ts';
import type { Launch, ProcessFacts, ThreadReport } from '../../../../src/node/wire/host.ts';
import { FakeWorker } from './fake-worker.ts';

export const firstPid = 101;
const word = (): Int32Array => new Int32Array(new SharedArrayBuffer(4));

const open = new Set<RunHarness>();

// A test that fails must not leave ports behind that keep all others waiting.
afterEach(() => {
  for (const each of open) each.close();
  open.clear();
});

export class RunHarness {
  readonly run: HostRun;
  readonly facts: ProcessFacts;
  readonly workers: FakeWorker[] = [];
  readonly batches: (readonly KernelEvent[])[] = [];
  readonly broken: string[] = [];
  end: RunEnd | undefined;
  /** Whether the page takes what comes. */
  listens = true;

  #isClosed = false;

  constructor() {
    open.add(this);
    this.facts = {
      pid: firstPid,
      ppid: 1,
      epoch: 0,
      cwd: '/',
      env: {},
      disk: mountDisk([]),
      lastThreadId: word(),
      lastPid: word().fill(firstPid),
      printed: word(),
      processCount: word(),
      threadCount: word(),
      inlet: 'run',
      outlets: { stdout: 'run', stderr: 'run' },
      ipc: undefined,
      parts: {},
    };
    this.run = new HostRun({
      facts: this.facts,
      findPart: (_name, onPlace) => {
        onPlace(null);
      },
      createWorker: () => {
        const worker = new FakeWorker();
        this.workers.push(worker);
        return worker;
      },
      onEvents: (events) => {
        this.batches.push(events);
        if (this.listens) queueMicrotask(() => this.run.heard());
      },
      onOver: (end) => {
        this.end = end;
      },
      onBroken: (reason) => {
        this.broken.push(reason);
      },
    });
    this.run.start({ name: 'node', args: ['main.mjs'] });
  }

  close(): void {
    this.#isClosed = true;
    for (const worker of this.workers) worker.terminate();
    this.run.kill();
  }

  /** The worker that was made so many workers after the first. */
  async worker(at: number): Promise<FakeWorker> {
    await this.until(() => this.workers.length > at);
    return this.workers[at] as FakeWorker;
  }

  /** Waits until the host has done something: it says so to nobody, so that it is looked at each turn. */
  async until(done: () => boolean): Promise<void> {
    while (!done() && !this.#isClosed) await new Promise(setImmediate);
  }

  async whenOver(): Promise<RunEnd | undefined> {
    await this.until(() => this.end !== undefined);
    return this.end;
  }

  /** What the page was told, a line for each event. */
  get told(): string[] {
    return this.batches.flat().map((event) => {
      const who = `${String(event.source.pid)}/${String(event.source.threadId)}`;
      if ('text' in event) return `${who} ${event.kind} ${event.text}`;
      if (event.kind === 'exited') return `${who} exited ${event.signal ?? String(event.code)}`;
      return `${who} ${event.kind}`;
    });
  }
}

/** A launch of `node`, with pipes unless told otherwise. */
export function launch(pid: number, given: Partial<Launch> = {}): ThreadReport {
  const line = { name: 'node', args: [] };
  const stdio = ['pipe', 'pipe', 'pipe'] as const;
  return {
    kind: 'launch',
    pid,
    launch: { line, env: {}, cwd: '/', stdio, ipc: undefined, askedAt: 1, ...given },
  };
}

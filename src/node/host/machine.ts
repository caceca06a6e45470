// The frame's script: takes the page's orders, runs programs in workers, reports what happens.
import { searchPath } from '../system/commands.ts';
import { mountDisk } from '../disk/mount.ts';
import { home } from '../system/home.ts';
import { now } from '../system/now.ts';
import { HostDisks } from './disks.ts';
import { HostRun } from './run.ts';
import { RareParts } from './rare-parts.ts';
import { SpareWorker } from './spare-worker.ts';
import type { ProcessFacts } from '../wire/host.ts';
import type { MachineOrder, MachineReport, ProgramOrder } from '../wire/page.ts';
import type { WorkerMaker } from './workers.ts';

const firstPid = 101;

/** Serves one machine through its port. */
export function serveMachine(port: MessagePort, workers: WorkerMaker): void {
  const runs = new Map<number, HostRun>();
  const disks = new HostDisks(firstPid);
  const { parts } = workers;
  const spare = new SpareWorker(workers.createWorker);

  const report = (message: MachineReport): void => {
    port.postMessage(message);
  };

  const rareParts = new RareParts(workers, (name) => {
    report({ kind: 'part', name });
  });

  function start(run: number, program: ProgramOrder): void {
    const started = new HostRun({
      facts: factsOf(program, parts, disks),
      createWorker: () => spare.take(),
      findPart: (name, onPlace) => {
        rareParts.get(name, onPlace);
      },
      onEvents: (events) => {
        report({ kind: 'events', run, events });
      },
      onOver: (end) => {
        runs.delete(run);
        report({ run, ...end });
        spare.prepare();
      },
      onBroken: (reason) => {
        report({ kind: 'broken', reason });
      },
    });
    runs.set(run, started);
    started.start(program.line);
  }

  async function answer(order: Extract<MachineOrder, { kind: 'files' }>): Promise<void> {
    const { call, disk, request } = order;
    try {
      report({ kind: 'answer', call, value: await disks.answer(disk, request) });
    } catch (error) {
      const { message, code = '' } = error as NodeJS.ErrnoException;
      report({ kind: 'refusal', call, message, code });
    }
  }

  port.onmessage = ({ data }: MessageEvent<MachineOrder>) => {
    switch (data.kind) {
      case 'run':
        start(data.run, data.program);
        return;
      case 'files':
        void answer(data);
        return;
      case 'input':
        runs.get(data.run)?.input(data.text);
        return;
      case 'part':
        rareParts.arrived(data.name, data.script);
        return;
      case 'greet':
        report({ kind: 'alive' });
        return;
      case 'heard':
        runs.get(data.run)?.heard();
        return;
      case 'stop':
        runs.get(data.run)?.kill();
        runs.delete(data.run);
        report({ kind: 'stopped', run: data.run });
        spare.prepare();
    }
  };
  report({ kind: 'ready' });
  spare.prepare();
}

function factsOf(
  program: ProgramOrder,
  parts: ProcessFacts['parts'],
  disks: HostDisks,
): ProcessFacts {
  const kept = program.disk === undefined ? undefined : disks.get(program.disk);
  const files = Object.entries(program.files).map(([path, text]) => {
    return [`${home}/${path}`, text] as const;
  });
  const shared = typeof SharedArrayBuffer === 'function';
  const word = () => (shared ? new Int32Array(new SharedArrayBuffer(4)) : undefined);
  return {
    pid: kept ? Atomics.add(kept.lastPid, 0, 1) + 1 : firstPid,
    ppid: 1,
    epoch: now(),
    cwd: program.cwd,
    env: {
      HOME: home,
      PATH: searchPath,
      PWD: program.cwd,
      USER: 'reader',
      ...program.env,
    },
    disk: kept?.buffer ?? mountDisk(files),
    parts,
    lastThreadId: word(),
    lastPid: shared ? (kept?.lastPid ?? word()?.fill(firstPid)) : undefined,
    printed: word(),
    processCount: word(),
    threadCount: word(),
    inlet: 'run',
    outlets: { stdout: 'run', stderr: 'run' },
    ipc: undefined,
    ...(program.seed !== undefined && { seed: program.seed }),
    ...(program.tellsCallbacks && { tellsCallbacks: true }),
  };
}

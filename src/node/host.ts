// The frame's script: takes the page's orders, runs programs in workers, reports what happens.
import { HostRun } from './host-run.ts';
import type { MachineOrder, MachineReport, ProcessFacts, ProgramOrder } from './protocol.ts';

// Where programs find themselves: their files lie in their working directory.
const workingDirectory = '/home/project';
const firstPid = 101;

/** Serves one machine through its port. `threadScript` is the text of the thread's bundle. */
export function serveMachine(port: MessagePort, threadScript: string): void {
  const runs = new Map<number, HostRun>();
  const threadUrl = URL.createObjectURL(new Blob([threadScript], { type: 'text/javascript' }));

  const report = (message: MachineReport): void => {
    port.postMessage(message);
  };

  function start(run: number, program: ProgramOrder): void {
    const started = new HostRun({
      createWorker: () => new Worker(threadUrl),
      onEvents: (events) => {
        report({ kind: 'events', run, events });
      },
      onOver: (end) => {
        runs.delete(run);
        report({ kind: 'over', run, ...end });
      },
      onBroken: (reason) => {
        report({ kind: 'broken', reason });
      },
    });
    runs.set(run, started);
    started.start(factsOf(program), `${workingDirectory}/${program.entry}`);
  }

  port.onmessage = ({ data }: MessageEvent<MachineOrder>) => {
    if (data.kind === 'run') {
      start(data.run, data.program);
    } else {
      runs.get(data.run)?.kill();
      runs.delete(data.run);
      report({ kind: 'stopped', run: data.run });
    }
  };
  report({ kind: 'ready' });
}

function factsOf(program: ProgramOrder): ProcessFacts {
  const files = Object.entries(program.files).map(([path, text]) => {
    return [`${workingDirectory}/${path}`, text] as const;
  });
  const shared = typeof SharedArrayBuffer === 'function';
  return {
    pid: firstPid,
    ppid: 1,
    epoch: performance.timeOrigin + performance.now(),
    cwd: workingDirectory,
    argv: program.args,
    env: {
      HOME: workingDirectory,
      PATH: '/usr/local/bin:/usr/bin:/bin',
      PWD: workingDirectory,
      USER: 'reader',
      ...program.env,
    },
    files: Object.fromEntries(files),
    lastThreadId: shared ? new Int32Array(new SharedArrayBuffer(4)) : undefined,
    lastPid: shared ? new Int32Array(new SharedArrayBuffer(4)).fill(firstPid) : undefined,
    outlets: { stdout: 'run', stderr: 'run' },
    ipc: undefined,
  };
}

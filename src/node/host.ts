// The frame's script: takes the page's orders, runs programs in workers, reports what happens.
import { HostProcess } from './host-process.ts';
import type {
  MachineOrder,
  MachineReport,
  ProcessFacts,
  ProgramOrder,
  ThreadScripts,
} from './protocol.ts';

// Where programs find themselves: their files lie in their working directory.
const workingDirectory = '/home/project';
const firstPid = 100;

/** Serves one machine through its port. `scripts` are the texts of the threads' bundles. */
export function serveMachine(port: MessagePort, scripts: ThreadScripts): void {
  const runs = new Map<number, HostProcess>();
  const threadUrl = scriptUrl(scripts.main);
  const partUrls = Object.fromEntries(
    Object.entries(scripts.parts).map(([name, text]) => [name, scriptUrl(text)]),
  ) as ThreadScripts['parts'];
  let lastPid = firstPid;

  const report = (message: MachineReport): void => {
    port.postMessage(message);
  };

  function start(run: number, program: ProgramOrder): void {
    lastPid += 1;
    const facts = factsOf(lastPid, program, partUrls);
    const process = new HostProcess({
      facts,
      createWorker: () => new Worker(threadUrl),
      onEvents: (events) => {
        report({ kind: 'events', run, events });
      },
      onExit: (code, at) => {
        runs.delete(run);
        report({ kind: 'over', run, code, signal: null, at });
      },
      onBroken: (reason) => {
        report({ kind: 'broken', reason });
      },
    });
    runs.set(run, process);
    process.start(`${workingDirectory}/${program.entry}`);
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

function scriptUrl(text: string): string {
  return URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
}

function factsOf(pid: number, program: ProgramOrder, parts: ProcessFacts['parts']): ProcessFacts {
  const files = Object.entries(program.files).map(([path, text]) => {
    return [`${workingDirectory}/${path}`, text] as const;
  });
  const shared = typeof SharedArrayBuffer === 'function';
  return {
    pid,
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
    parts,
    lastThreadId: shared ? new Int32Array(new SharedArrayBuffer(4)) : undefined,
  };
}

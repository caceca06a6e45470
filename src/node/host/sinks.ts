// Where a process's output leads: to the page, nowhere, or through a pipe that it may share with others.
import { Pipe } from './pipe.ts';
import type { Stream } from '../wire/events.ts';
import type { ChildNews, Launch, Outlet, ProcessFacts, Stdio } from '../wire/host.ts';

type Sink = 'run' | 'none' | Pipe;

/** What stands behind the descriptors 1 and 2 of one process. */
export class Sinks {
  readonly #sinks: Readonly<Record<Stream, Sink>>;

  private constructor(sinks: Readonly<Record<Stream, Sink>>) {
    this.#sinks = sinks;
  }

  /** Those of a run's first process. */
  static ofRun(): Sinks {
    return new Sinks({ stdout: 'run', stderr: 'run' });
  }

  /** Those of a process that this one's process launches: its own pipes, or what it inherits. */
  inherit(stdio: Launch['stdio'], onNews: (news: ChildNews) => void): Sinks {
    const sinkOf = (stream: Stream, wanted: Stdio | undefined): Sink => {
      if (wanted === 'pipe') {
        return new Pipe(
          (text) => {
            onNews({ kind: 'output', stream, text });
          },
          () => {
            onNews({ kind: 'end', stream });
          },
        );
      }
      if (wanted !== 1 && wanted !== 2) return 'none';
      const sink = this.#sinks[wanted === 1 ? 'stdout' : 'stderr'];
      if (sink instanceof Pipe) sink.open();
      return sink;
    };
    return new Sinks({ stdout: sinkOf('stdout', stdio[1]), stderr: sinkOf('stderr', stdio[2]) });
  }

  /** What the process itself is to know of them. */
  get outlets(): ProcessFacts['outlets'] {
    const outletOf = (sink: Sink): Outlet => (sink instanceof Pipe ? 'pipe' : sink);
    return { stdout: outletOf(this.#sinks.stdout), stderr: outletOf(this.#sinks.stderr) };
  }

  /** Text for a pipe: what goes to the page is told as an event. */
  write(stream: Stream, text: string): void {
    const sink = this.#sinks[stream];
    if (sink instanceof Pipe) sink.write(text);
  }

  /** The process has ended. */
  close(): void {
    for (const sink of Object.values(this.#sinks)) if (sink instanceof Pipe) sink.close();
  }
}

// From a run's events to the lines a reader sees, as they come.
import type { RunEvent, Source } from '../engine/types.ts';

/** One line of output, without its line break. */
export interface Line {
  readonly stream: 'stdout' | 'stderr';
  readonly source: Source;
  /** Milliseconds since the run began, when the line's first character was written. */
  readonly at: number;
  readonly text: string;
}

/** Puts together lines of output from text that is cut anywhere. */
export interface LineAssembler {
  /** Takes the next event, and gives the lines that it completes. */
  push(event: RunEvent): readonly Line[];
  /** The lines that have begun and not ended yet, such as a prompt, oldest first. */
  pending(): readonly Line[];
  /** Ends the run: gives the lines that were still pending. */
  end(): readonly Line[];
}

/** Each stream of each source has its own unfinished line, so that none cuts into another's. */
export function assembleLines(): LineAssembler {
  const unfinished = new Map<string, Line>();

  const take = (keys: Iterable<string>): Line[] => {
    const lines: Line[] = [];
    for (const key of keys) {
      const line = unfinished.get(key);
      if (line) lines.push(line);
      unfinished.delete(key);
    }
    return lines;
  };

  return {
    push(event) {
      if (event.kind === 'exited') {
        return take([keyOf(event.source, 'stdout'), keyOf(event.source, 'stderr')]);
      }
      if (event.kind !== 'stdout' && event.kind !== 'stderr') return [];

      const { kind: stream, source, at } = event;
      const key = keyOf(source, stream);
      const begun = unfinished.get(key) ?? { stream, source, at, text: '' };
      const [head = '', ...tail] = event.text.split('\n');
      const lines = [{ ...begun, text: begun.text + head }];
      for (const text of tail) lines.push({ stream, source, at, text });

      const last = lines.pop();
      if (last?.text) unfinished.set(key, last);
      else unfinished.delete(key);
      return lines.map((line) => ({ ...line, text: line.text.replace(/\r$/, '') }));
    },
    pending: () => [...unfinished.values()],
    end: () => take([...unfinished.keys()]),
  };
}

/** All the lines of a run that is over. */
export function linesOf(events: Iterable<RunEvent>): readonly Line[] {
  const assembler = assembleLines();
  const lines: Line[] = [];
  for (const event of events) lines.push(...assembler.push(event));
  lines.push(...assembler.end());
  return lines;
}

const keyOf = (source: Source, stream: Line['stream']): string =>
  `${source.pid}/${source.threadId}/${stream}`;

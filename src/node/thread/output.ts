// Where what a thread prints goes.
import type { Ports } from '../ports/ports.ts';
import { creatorPatience } from '../system/limits.ts';
import { Backlog, weighText } from '../wire/backlog.ts';
import type { Reporter } from '../wire/reporter.ts';
import { StandardOutput } from '../wire/standard-output.ts';
import type { ThreadStart } from '../wire/thread-start.ts';

export interface OutputNeeds {
  readonly start: ThreadStart;
  readonly link: MessagePort | undefined;
  readonly ports: Ports;
  readonly reporter: Reporter;
  /** Does not return. */
  readonly halt: () => void;
}

/** The output of one thread; `link` leads to the thread that prints for it, if there is one. */
export function createOutput({ start, link, ports, reporter, halt }: OutputNeeds): StandardOutput {
  const { process: facts, source, inherited } = start;
  const backlog = new Backlog(inherited?.backlog);
  return new StandardOutput({
    source,
    facts,
    reporter,
    handOn:
      link &&
      ((stream, text, printer) => {
        ports.tell(link, { kind: 'output', stream, text, source: printer });
        backlog.grow(weighText(text), creatorPatience);
      }),
    halt,
  });
}

// Where what a thread prints goes.
import type { ThreadContext } from '../context/thread-context.ts';
import { sendPacket } from '../ports/ports.ts';
import { creatorPatience } from '../system/limits.ts';
import { Backlog, weighText } from '../wire/backlog.ts';
import { OutputAllowance } from '../wire/output-allowance.ts';
import type { Reporter } from '../wire/reporter.ts';
import type { ThreadStart } from '../wire/thread-start.ts';

export interface PrintingNeeds {
  readonly start: ThreadStart;
  readonly link: MessagePort | undefined;
  readonly reporter: Reporter;
  /** Does not return. */
  readonly halt: () => void;
}

/**
 * Node's worker has no output of its own: it hands what it prints to its creator, whose loop prints it
 * when it turns. A creator that blocks holds its workers' lines back, here as there.
 */
export function createPrint(needs: PrintingNeeds): ThreadContext['print'] {
  const { start, link, reporter, halt } = needs;
  const { process: facts, source, inherited } = start;
  const allowance = new OutputAllowance(facts.printed);
  const backlog = new Backlog(inherited?.backlog);
  return (stream, text, printer) => {
    if (!link && facts.outlets[stream] === 'none') return;
    // What a worker printed was counted there.
    const admitted = printer ? text : allowance.admit(text);
    if (link) {
      sendPacket(link, { kind: 'output', stream, text: admitted, source: printer ?? source });
      backlog.grow(weighText(admitted), creatorPatience);
    } else if (facts.outlets[stream] === 'run') {
      reporter.printed(stream, admitted, printer ?? source);
    } else {
      reporter.send({ kind: 'output', stream, text: admitted });
    }
    if (admitted.length === text.length) return;
    reporter.send({ kind: 'flooded' });
    halt();
  };
}

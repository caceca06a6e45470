// One run in the frame: a tree of processes, the pipes between them, and their signals.
import { Answers } from './answers.ts';
import type { Backlog } from '../wire/backlog.ts';
import { openDisk } from '../disk/disk.ts';
import { Inlet } from './inlet.ts';
import { Member } from './member.ts';
import { Outbox } from './outbox.ts';
import { HostProcess } from './process.ts';
import type { HostProcessNeeds, ProcessEnd } from './process.ts';
import { Sinks } from './sinks.ts';
import { mostProcesses, mostThreads } from '../system/limits.ts';
import type { KernelEvent, Source } from '../wire/events.ts';
import { OutputAllowance } from '../wire/output-allowance.ts';
import type { CommandLine } from '../wire/page.ts';
import type { Launch, ProcessFacts, ProcessReport, Question } from '../wire/host.ts';
import { Quota } from '../collections/quota.ts';

export interface HostRunNeeds extends Pick<HostProcessNeeds, 'createWorker' | 'onBroken'> {
  /** What its first process is to know. */
  readonly facts: ProcessFacts;
  /** Calls back with where a part is that did not come with the boot, or null. */
  readonly findPart: (name: string, onPlace: (place: string | null) => void) => void;
  /** Called again only when these have been `heard`. */
  readonly onEvents: (events: readonly KernelEvent[]) => void;
  /** Called once, after all events. */
  readonly onOver: (end: RunEnd) => void;
}

/**
 * How a run ended: with its last process, code and signal being those of the first, or because it
 * printed too much. `at` is when.
 */
export type RunEnd =
  ({ readonly kind: 'over' } & ProcessEnd) | { readonly kind: 'flooded'; readonly at: number };

type Asked = Extract<Question, { kind: 'run' }>;

/** All that a program started, and what passes between its processes. */
export class HostRun {
  readonly #needs: HostRunNeeds;
  readonly #members = new Map<number, Member>();
  readonly #answers = new Answers();
  /** Standard input of the first process. */
  readonly #inlet = new Inlet();
  readonly #outbox: Outbox;
  readonly #processes: Quota;
  readonly #threads: Quota;
  // Threads that share no memory count each for itself.
  readonly #allowance = new OutputAllowance(undefined);
  #isOver = false;
  #mainEnd: ProcessEnd | undefined;

  constructor(needs: HostRunNeeds) {
    const { facts } = needs;
    this.#needs = needs;
    this.#processes = new Quota(mostProcesses, facts.processCount);
    this.#threads = new Quota(mostThreads, facts.threadCount);
    this.#outbox = new Outbox({ post: needs.onEvents, clock: () => performance.now() });
  }

  /** Starts the run's first process. */
  start(line: CommandLine): void {
    const ends = { inlet: this.#inlet, sinks: Sinks.ofRun() };
    const member = this.#add(this.#needs.facts, ends, undefined, (news) => {
      if (news.kind !== 'exit') return;
      this.#mainEnd = { code: news.code, signal: news.signal, at: 0 };
    });
    member.process.start(line);
  }

  /** For the first process's standard input: text, or null at the end of it. */
  input(text: string | null): void {
    this.#inlet.push(text);
  }

  /** The page is ready for more events. */
  heard(): void {
    this.#outbox.heard();
  }

  /** Ends everything at once, and says no more. */
  kill(): void {
    this.#end();
    this.#outbox.close();
  }

  #end(): void {
    for (const { process } of this.#members.values()) {
      process.kill();
      closeFiles(process.facts);
    }
    this.#members.clear();
    this.#answers.close();
  }

  #over(end: RunEnd): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#end();
    this.#outbox.whenEmpty(() => {
      this.#needs.onOver(end);
    });
  }

  #tell(events: readonly KernelEvent[], backlog: Backlog | undefined): void {
    this.#outbox.add(events, backlog);
    for (const event of events) {
      if (!('text' in event) || this.#allowance.admit(event.text) === event.text) continue;
      this.#over({ kind: 'flooded', at: event.at });
    }
  }

  #add(
    facts: ProcessFacts,
    ends: Pick<Member, 'inlet' | 'sinks'>,
    launcher: Source | undefined,
    onNews: Member['onNews'],
  ): Member {
    const { createWorker, onBroken } = this.#needs;
    this.#processes.take();
    const process = new HostProcess({
      facts,
      createWorker,
      onBroken,
      threads: this.#threads,
      onEvents: (events, backlog) => {
        this.#tell(events, backlog);
      },
      onFlooded: (at) => {
        this.#over({ kind: 'flooded', at });
      },
      onExit: (end) => {
        this.#exited(member, end);
      },
      onReport: (threadId, report) => {
        this.#hear(member, threadId, report);
      },
    });
    const member = new Member({ process, onNews, launcher, ...ends });
    this.#members.set(facts.pid, member);
    return member;
  }

  #hear(from: Member, threadId: number, report: ProcessReport): void {
    switch (report.kind) {
      case 'launch':
        this.#launch(from, threadId, report.pid, report.launch, (news) => {
          from.process.tell(threadId, { kind: 'child', pid: report.pid, news });
        });
        return;
      case 'exec':
        from.exec(report.line, { env: report.env, cwd: report.cwd });
        return;
      case 'output':
        from.sinks.write(report.stream, report.text);
        return;
      case 'input':
        this.#members.get(report.pid)?.inlet.push(report.text);
        return;
      case 'read':
        from.read(threadId, report.most, (text) => {
          from.process.tell(threadId, { kind: 'input', text });
        });
        return;
      case 'message': {
        const { pid, value, number, event } = report;
        if (event) this.#tell([event], undefined);
        if (pid === 'parent') from.onNews({ kind: 'message', value, number });
        else this.#members.get(pid)?.process.tell(0, { kind: 'message', value, number });
        return;
      }
      case 'disconnect':
        if (report.pid === 'parent') from.disconnect('parent');
        else this.#members.get(report.pid)?.disconnect('child');
        return;
      case 'signal':
        this.#signal(report.pid, report.signal);
        return;
      case 'handles':
        from.handles(report.signal, report.handled);
        return;
      case 'ask':
        this.#answer(from, threadId, report.question, (value) => {
          this.#answers.give(threadOf(from, threadId), report.state, value);
        });
        return;
      case 'collect':
        this.#answers.collect(threadOf(from, threadId), report.state, report.into);
    }
  }

  #launch(
    from: Member,
    threadId: number,
    pid: number,
    { line, env, cwd, stdio, ipc, askedAt }: Launch,
    onNews: Member['onNews'],
  ): boolean {
    if (this.#processes.isFull || this.#members.has(pid)) {
      onNews({ kind: 'refused' });
      return false;
    }
    const sinks = from.sinks.inherit(stdio, onNews);
    const [input] = stdio;
    const isPipe = input === 'pipe';
    const inlet = input === 0 ? from.inlet : isPipe ? new Inlet() : Inlet.empty();
    const { facts } = from.process;
    const child: ProcessFacts = {
      ...facts,
      pid,
      ppid: facts.pid,
      cwd,
      env,
      lastThreadId: facts.lastThreadId && new Int32Array(new SharedArrayBuffer(4)),
      inlet: input === 0 ? facts.inlet : isPipe ? 'pipe' : 'none',
      outlets: sinks.outlets,
      ipc,
      execPath: line.path,
    };
    const launcher = { pid: facts.pid, threadId };
    const member = this.#add(child, { inlet, sinks }, launcher, onNews);
    member.process.start(line, { parent: launcher, askedAt });
    return true;
  }

  /** Those that a number means: 0, -1 and the group of the first process mean all of a run's. */
  #processesOf(pid: number): readonly Member[] {
    const means = [0, -1, -this.#needs.facts.pid].includes(pid);
    const one = this.#members.get(pid);
    return means ? [...this.#members.values()] : one ? [one] : [];
  }

  /** Whether there is such a process. */
  #signal(pid: number, signal: string | 0): boolean {
    const all = this.#processesOf(pid);
    if (signal !== 0) for (const each of all) each.signal(signal);
    return all.length > 0;
  }

  #answer(
    from: Member,
    threadId: number,
    question: Question,
    answer: (value: unknown) => void,
  ): void {
    if (question.kind === 'run') {
      this.#runToItsEnd(from, threadId, question, answer);
      return;
    }
    if (question.kind === 'locks') {
      answer(from.process.locks.answer(threadId, question.ask));
      return;
    }
    if (question.kind === 'part') {
      this.#needs.findPart(question.name, answer);
      return;
    }
    if (question.kind === 'read') {
      from.read(threadId, question.most, answer);
      return;
    }
    const { pid, signal } = question;
    answer(this.#signal(pid, signal));
  }

  /** The child of a thread that waits: what it prints is kept here. */
  #runToItsEnd(
    from: Member,
    threadId: number,
    { pid, launch, limits }: Asked,
    answer: (value: unknown) => void,
  ): void {
    const kill = (): void => {
      this.#signal(pid, limits.killSignal);
    };
    const wait = this.#answers.outcome(limits, launch.stdio, kill, answer);
    if (!this.#launch(from, threadId, pid, launch, wait)) return;
    if (launch.stdio[0] !== 'pipe') return;
    const inlet = this.#members.get(pid)?.inlet;
    inlet?.push(limits.input);
    inlet?.push(null);
  }

  #exited(member: Member, { code, signal, at }: ProcessEnd): void {
    const { pid } = member.process.facts;
    this.#members.delete(pid);
    this.#processes.give();
    closeFiles(member.process.facts);
    member.sinks.close();
    member.disconnect('parent');
    for (const each of this.#members.values()) {
      if (each.launcher?.pid !== pid) continue;
      each.disconnect('child');
      // Of the pipe to it one end is gone.
      if (each.inlet !== member.inlet) each.inlet.push(null);
    }
    member.onNews({ kind: 'exit', code, signal });
    if (this.#members.size > 0) return;
    this.#over({ kind: 'over', ...(this.#mainEnd ?? { code, signal }), at });
  }
}

/** A disk may outlive the run. While another process is at work on it, this is left for later. */
function closeFiles({ disk, pid }: ProcessFacts): void {
  void openDisk(disk, pid, false).closeAll(pid);
}

function threadOf({ process }: Member, threadId: number): string {
  return `${String(process.facts.pid)}/${String(threadId)}`;
}

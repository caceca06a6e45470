// What a check says: a mark on each clause, how it is broken, and the whole in a sentence.

import type { ForbiddenPlace } from '../../exercise/forbidden.ts';
import type { Found, Tally } from '../../exercise/rules.ts';
import type { BlockStrings } from '../../i18n/strings/types.ts';
import type { Block } from '../block/block.ts';
import { toolButton } from '../block/controls.ts';
import { element } from '../block/element.ts';
import { readDraft } from '../block/program.ts';
import type { ManyEnd } from '../block/run-record.ts';
import { recordOf } from '../many/collection.ts';
import { runLimit, type FinishedRun } from '../many/runner.ts';
import { showRecord } from '../many/show-record.ts';

export type Place = ForbiddenPlace;

/** What a check found. */
interface Result {
  readonly tally: Tally;
  readonly runs: ReadonlyMap<number, FinishedRun>;
  readonly end: ManyEnd;
  readonly isUnshaken: boolean;
  /** For each thing that is forbidden, in order, where it stands. */
  readonly bans: readonly (Place | undefined)[];
  /** The given files that were put back. */
  readonly restored: readonly string[];
}

/** The clauses of a block's exercise, and what was said of them last. */
export class Marks {
  static readonly #known = new WeakMap<Block, Marks>();

  readonly #block: Block;
  readonly #strings: BlockStrings;
  readonly #panel: HTMLElement;
  readonly #status: HTMLElement;
  readonly #going = element('span', 'check-going');
  readonly #bar = element('progress', '');
  readonly #done = element('span', 'check-done');
  /** What was said of which program. */
  #said: { readonly of: string; readonly text: string } | undefined;

  private constructor(block: Block, strings: BlockStrings) {
    this.#block = block;
    this.#strings = strings;
    this.#panel = part(block, 'exercise');
    this.#status = part(block, 'check-status');
    this.#bar.ariaLabel = strings.tools.exercise.checking;
    this.#going.append(this.#bar, this.#done);
    for (const change of ['edit', 'reset']) {
      block.root.addEventListener(change, () => {
        this.#compare();
      });
    }
  }

  /** Those of a block. The strings are in the language of its page. */
  static of(block: Block, strings: BlockStrings): Marks {
    const marks = Marks.#known.get(block) ?? new Marks(block, strings);
    Marks.#known.set(block, marks);
    return marks;
  }

  /** A check begins that will take so many runs. */
  begin(runs: number): void {
    this.#clear();
    this.#bar.max = runs;
    this.progress(0);
    this.#say(this.#strings.tools.exercise.checking);
    this.#status.after(this.#going);
  }

  progress(done: number): void {
    this.#bar.value = done;
    this.#done.textContent = this.#strings.tools.exercise.progress(done, this.#bar.max);
  }

  /** The reader ended it. */
  stopped(): void {
    this.#going.remove();
    this.#say(this.#strings.tools.exercise.stopped);
  }

  /** It is over: marks each clause, and says how it stands. Returns whether all of them hold. */
  over({ tally, runs, end, isUnshaken, bans, restored }: Result): boolean {
    this.#going.remove();
    const { failed, lacks, tools } = this.#strings;
    const { exercise, many } = tools;
    const before = restored.length > 0 ? [exercise.restored(restored)] : [];
    const broken = [...tally.found, ...bans].filter((each) => each !== undefined).length;
    // Where not all runs were made, that nothing broke says nothing.
    if (end.kind !== 'done' && broken === 0) {
      const why =
        end.kind !== 'failed'
          ? many.ended[end.kind]
          : 'ability' in end.failure
            ? lacks.everywhere(end.failure.ability)
            : failed[end.failure.failure];
      this.#say([...before, why].join(' '));
      return false;
    }
    const clauses = this.#clauses();
    clauses.forEach((clause, at) => {
      const found = tally.found[at];
      if (found) this.#mark(clause, this.#how(found), runs.get(found.run));
      else if (at < tally.found.length) this.#mark(clause);
      else {
        const place = bans[at - tally.found.length];
        this.#mark(clause, place && exercise.forbidden(place.file, place.line));
      }
    });
    const whole =
      broken === 0 ? exercise.solved(tally.runs) : exercise.broken(broken, clauses.length);
    const after = isUnshaken && broken === 0 ? [exercise.notShaken] : [];
    this.#say([...before, whole, ...after].join(' '));
    this.#status.toggleAttribute('data-solved', broken === 0);
    return broken === 0;
  }

  #how({ line, at, run, seed, isUnended, code }: Found): string {
    const { exercise } = this.#strings.tools;
    if (line !== undefined && at !== undefined) return exercise.inLine(at + 1, line, run, seed);
    if (isUnended) return exercise.unended(runLimit / 1000, run, seed);
    return code === undefined ? exercise.missing(run, seed) : exercise.exited(code, run, seed);
  }

  /** Marks a clause, in words for those who see no mark: broken, where it is said how. */
  #mark(clause: HTMLElement, how?: string, run?: FinishedRun): void {
    const { exercise, many } = this.#strings.tools;
    clause.dataset['holds'] = String(how === undefined);
    const words = how === undefined ? exercise.holds : exercise.holdsNot;
    clause.prepend(element('span', 'clause-mark', `${words} `));
    if (how === undefined) return;
    const told = element('p', 'clause-how', how);
    clause.append(told);
    if (!run) return;
    const show = toolButton(many.show, 'show-run');
    show.addEventListener('click', () => {
      const isStale = this.#said?.of !== this.#draft();
      showRecord(this.#block, this.#strings, {
        ...recordOf(run, false),
        ...(isStale ? { isStale } : {}),
      });
    });
    told.append(' ', show);
  }

  #clear(): void {
    delete this.#panel.dataset['stale'];
    this.#status.removeAttribute('data-solved');
    for (const clause of this.#clauses()) {
      delete clause.dataset['holds'];
      for (const said of clause.querySelectorAll('.clause-mark, .clause-how')) said.remove();
    }
  }

  #say(text: string): void {
    this.#said = { of: this.#draft(), text };
    this.#status.textContent = text;
  }

  /** What was said is of the program as it was then. */
  #compare(): void {
    if (!this.#said || this.#going.isConnected) return;
    const isStale = this.#said.of !== this.#draft();
    if (isStale === 'stale' in this.#panel.dataset) return;
    this.#panel.toggleAttribute('data-stale', isStale);
    this.#status.textContent = isStale ? this.#strings.tools.exercise.stale : this.#said.text;
  }

  readonly #draft = (): string => JSON.stringify(readDraft(this.#block));

  #clauses(): readonly HTMLElement[] {
    return [...this.#panel.querySelectorAll<HTMLElement>('[data-clause]')];
  }
}

function part({ root }: Block, name: string): HTMLElement {
  const found = root.querySelector<HTMLElement>(`[data-part="${name}"]`);
  if (!found) throw new Error(`the exercise has no part ${name}`);
  return found;
}

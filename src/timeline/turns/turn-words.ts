// Callbacks in words: what each is called and where it was made, and why it is called now.

import type { TurnStrings } from '../../i18n/strings/timeline/turn/types.ts';
import type { Callback, CalledCallback, Callbacks } from './callbacks.ts';
import type { Waiting } from './queues.ts';
import { whyNow } from './why.ts';

/** As long as the name of a callback may be, in characters. */
const longestName = 40;

/** Milliseconds as they are told of callbacks: to the hundredth, since many come within one. */
const time = (milliseconds: number): string => `${milliseconds.toFixed(2)} ms`;

/** How long something took, no more exact than is worth reading: `0.42 ms`, `300 ms`. */
const length = (milliseconds: number): string =>
  `${milliseconds.toFixed(milliseconds < 10 ? 2 : milliseconds < 100 ? 1 : 0)} ms`;

/** Where it was made: `main.mjs:9`; undefined where nothing tells. */
export const codeText = ({ code }: Callback): string | undefined =>
  code && `${code.file}:${code.line}`;

/** Says what callbacks are, and why they are called. */
export class TurnWords {
  readonly #strings: TurnStrings;

  constructor(strings: TurnStrings) {
    this.#strings = strings;
  }

  /** When it was called: `4.28 ms`. */
  time(milliseconds: number): string {
    return time(milliseconds);
  }

  /** What it was made with, as the program spells it. */
  by({ in: place, by }: Callback): string {
    const { places, unnamed } = this.#strings;
    if (place === 'program') return places.program;
    const name = by.trim();
    if (name === '') return unnamed;
    return name.length > longestName ? `${name.slice(0, longestName)}…` : name;
  }

  /** That, and where. */
  name(callback: Callback): string {
    const code = codeText(callback);
    const by = this.by(callback);
    return code === undefined ? by : this.#strings.named(by, code);
  }

  /** That it was called, and why then: for a table. */
  called(callbacks: Callbacks, callback: CalledCallback): string {
    const { called, places } = this.#strings;
    return called(places[callback.in], this.name(callback), this.why(callbacks, callback));
  }

  /** Why the callback of a step is called now, in a few sentences. */
  why(callbacks: Callbacks, step: CalledCallback): string {
    const why = whyNow(callbacks, step.step);
    if (!why) return '';
    const { reasons, others } = this.#strings;
    const { reason, since, behind } = why;
    const sentences = [reasons[reason]];
    if (since !== undefined) sentences.push(this.#since(step, since, behind));
    const { kind, callback } = why.others ?? {};
    if (kind === 'timer-early') sentences.push(others[kind](time(callback?.dueAt ?? 0)));
    else if (kind !== undefined) sentences.push(others[kind]);
    return sentences.join(this.#strings.between);
  }

  #since({ in: place, called }: CalledCallback, since: number, behind?: Callback): string {
    const { due, dueBehind, ready, readyBehind } = this.#strings;
    const isTimer = place === 'timers';
    if (!behind) return (isTimer ? due : ready)(time(since));
    const late = length(called.at - since);
    return (isTimer ? dueBehind : readyBehind)(time(since), this.name(behind), late);
  }

  /** What is to say of one that waits, beside its name: that it is new, or not ready. */
  notes({ callback, readiness, isNew }: Waiting): readonly string[] {
    const { isNew: newly, isEarly, isDueAt, isUnknown } = this.#strings;
    const notes = isNew ? [newly] : [];
    if (readiness === 'unknown') return [...notes, isUnknown];
    if (readiness === 'ready') return notes;
    const { in: place, dueAt } = callback;
    return [...notes, place === 'timers' && dueAt !== undefined ? isDueAt(time(dueAt)) : isEarly];
  }
}

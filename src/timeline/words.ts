// The picture in words: what a mark stands for, what each lane does at a moment, how a lane ended.

import type { TimelineStrings } from '../i18n/strings/timeline/types.ts';
import type { Source } from '../engine/types.ts';
import { keyOf } from './keys.ts';
import type { Lane } from './lane.ts';
import type { Exit, Mark } from './marks.ts';
import { momentOf } from './moment.ts';
import type { Picture } from './picture.ts';
import { exactText, roughText, type Window } from './scale.ts';

/** As much of a line as a sentence holds, in characters. */
const mostText = 120;

/** Says what a picture shows. */
export class Words {
  readonly #picture: Picture;
  readonly #strings: TimelineStrings;
  readonly #plain: (line: string) => string;

  /** `plain` takes out of a line what is no text, such as colours. */
  constructor(picture: Picture, strings: TimelineStrings, plain: (line: string) => string) {
    this.#picture = picture;
    this.#strings = strings;
    this.#plain = plain;
  }

  /** What a lane is called. */
  name(lane: Lane): string {
    const { sharing, isSharingMore } = this.#picture;
    return lane.label || this.#strings.sharing(sharing, isSharingMore);
  }

  /** A time, as beside a line of output. */
  time(at: number): string {
    return this.#strings.seconds(at);
  }

  /** A whole sentence for a mark, or for `count` of its kind that begin with it. */
  mark(lane: Lane, mark: Mark, count = 1): string {
    const { spoken, seconds } = this.#strings;
    return spoken(this.name(lane), seconds(mark.at), this.deed(mark, count));
  }

  /** What a mark says was done. */
  deed(mark: Mark, count = 1): string {
    const { deeds } = this.#strings;
    if (count > 1) return deeds.several[mark.kind](count);
    switch (mark.kind) {
      case 'stdout':
        return deeds.printed(this.#short(mark.text));
      case 'stderr':
        return deeds.printedError(this.#short(mark.text));
      case 'sent':
      case 'received':
        return deeds[mark.kind](this.#peer(mark.peer));
      case 'started':
        return mark.parent ? deeds.startedBy(this.#peer(mark.parent)) : deeds.started;
      case 'error':
        return deeds.failed(this.#short(mark.error));
      case 'exited':
        return this.#exit(mark);
    }
  }

  /** What a line says. */
  line(text: string): string {
    return this.#short(text);
  }

  /** In what a lane is blocked, and for how many milliseconds at most, where the call says so. */
  call(on: string, most: number | undefined): string {
    return most === undefined ? on : this.#strings.atMost(on, roughText(most));
  }

  /** What a lane does at a time. */
  does(lane: Lane, time: number): string {
    const { state, on, most } = momentOf(lane, time, this.#picture.reach);
    const who = this.name(lane);
    const { does, isBlocked, endedHow } = this.#strings;
    if (state === 'blocked') return isBlocked(who, this.call(on ?? '', most));
    if (state === 'ended' && lane.exit) return endedHow(who, this.#exit(lane.exit));
    return does[state](who);
  }

  /** What every lane does at a time; `window` says how exactly the time is seen. */
  moment(time: number, window: Window): string {
    return this.#strings.moment(
      exactText(time, window),
      this.#picture.lanes.map((lane) => this.does(lane, time)),
    );
  }

  /** How a lane ended, short: what stands at its end in the picture. */
  end({ exit, error, source }: Lane): string {
    const { ends } = this.#strings;
    if (error !== undefined) return this.#short(error, 28);
    if (exit === undefined) return this.#picture.isOver ? ends.unknown : '';
    if (exit.terminated) return ends.terminated;
    if (exit.signal !== null) return exit.signal;
    if (exit.code !== null) return ends.code(exit.code);
    const whole = this.#picture.laneOf(keyOf({ ...source, threadId: 0 }));
    const isKilled = source.threadId !== 0 && whole?.exit && whole.exit.signal !== null;
    return isKilled ? ends.withProcess : ends.unknown;
  }

  #exit({ code, signal, terminated }: Exit): string {
    const { deeds } = this.#strings;
    if (terminated) return deeds.terminated;
    if (signal !== null) return deeds.killed(signal);
    return code === null ? deeds.ended : deeds.exited(code);
  }

  #peer(source: Source): string {
    const lane = this.#picture.laneOf(keyOf(source));
    return lane ? this.name(lane) : this.#picture.nameOf(source);
  }

  #short(text: string, most = mostText): string {
    const plain = this.#plain(text.slice(0, 4 * most)).trim();
    return plain.length > most ? this.#strings.cut(plain.slice(0, most).trimEnd()) : plain;
  }
}

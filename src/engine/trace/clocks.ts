// The clocks of a run's threads, set to one: milliseconds since the program began.

/** A clock that is so far off, in milliseconds, tells another time; less is the way that news takes. */
const farOff = 250;

/** Puts the times of records on one scale. */
export interface Clocks {
  /**
   * The time of a record: `at` by the clock that belongs to `id`. The first one's is right, and its first
   * record is the beginning, unless the time was asked for before.
   */
  set(at: number, id: string): number;
  /** The time now, for what bears none. */
  now(): number;
}

/** Clocks that nothing is known of yet. `page` gives milliseconds since any fixed moment. */
export function createClocks(page: () => number): Clocks {
  const created = page();
  let wasAsked = false;
  let first: string | undefined;
  let base = 0;
  /** The least seen delay between a record of the first clock and its arrival. */
  let lag = created;
  /** By how much each of the other clocks is ahead, where it is wrong. */
  const ahead = new Map<string, number>();
  const round = (time: number): number => Math.max(0, Math.round(time * 1000) / 1000);
  const now = (): number => round(page() - lag);

  return {
    now: () => {
      wasAsked = true;
      return now();
    },
    set: (at, id) => {
      if (first === undefined) {
        first = id;
        const begun = wasAsked ? now() : 0;
        base = at - begun;
        lag = page() - begun;
      }
      const time = at - base;
      if (id === first) {
        lag = Math.min(lag, page() - time);
        return round(time);
      }
      // What is news cannot lie in the future, nor before the beginning.
      const own = time - (ahead.get(id) ?? 0);
      const isWrong = own > now() + farOff || own < -farOff;
      if (isWrong) ahead.set(id, time - now());
      return isWrong ? now() : round(own);
    },
  };
}

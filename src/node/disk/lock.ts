// The lock on a disk: one thread at a time, and none that was ended while it held it stops the rest.
import { header } from './layout.ts';

/** States of the lock's word. */
const free = 0;
const taken = 1;
const awaited = 2;

/** How long to wait before looking whether the holder has moved on, in milliseconds. */
const patience = 100;
/**
 * Looks in which one and the same holder was seen. A change takes microseconds, the longest write
 * some milliseconds: whoever has held the lock for three seconds was ended while it did.
 */
const mostLooks = 30;
/** Where a thread may not block, it tries this often: milliseconds, far longer than any change. */
const mostTries = 1_000_000;

/** Takes the lock; a thread that may not block (the frame's own) tries over and over instead. */
export function takeLock(words: Int32Array, mayBlock: boolean): void {
  if (Atomics.compareExchange(words, header.lock, free, taken) !== free) {
    if (mayBlock) waitForLock(words);
    else spin(words);
  }
  Atomics.add(words, header.turns, 1);
}

/** Gives the lock back. */
export function dropLock(words: Int32Array): void {
  if (Atomics.exchange(words, header.lock, free) === awaited) {
    Atomics.notify(words, header.lock, 1);
  }
}

function waitForLock(words: Int32Array): void {
  let seen = Atomics.load(words, header.turns);
  let looks = 0;
  while (Atomics.exchange(words, header.lock, awaited) !== free) {
    Atomics.wait(words, header.lock, awaited, patience);
    const turns = Atomics.load(words, header.turns);
    looks = turns === seen ? looks + 1 : 0;
    seen = turns;
    // Of several that have lost patience, one takes over.
    if (
      looks > mostLooks &&
      Atomics.compareExchange(words, header.turns, seen, seen + 1) === seen
    ) {
      return;
    }
  }
}

function spin(words: Int32Array): void {
  for (let tries = 0; tries < mostTries; tries += 1) {
    if (Atomics.compareExchange(words, header.lock, free, taken) === free) return;
  }
  Atomics.store(words, header.lock, taken);
}

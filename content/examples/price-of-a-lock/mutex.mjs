const free = 0;
const taken = 1;

export class Mutex {
  #cell;

  // zh: 鎖就是共享記憶體裡的一格。
  // en: A lock is a cell of shared memory.
  constructor(memory, offset) {
    this.#cell = new Int32Array(memory, offset, 1);
  }

  // zh: 是空的就拿走；不然就睡，到它可能空了為止。
  // en: Takes the lock if it is free, or else sleeps until it may be.
  lock() {
    while (Atomics.compareExchange(this.#cell, 0, free, taken) !== free) {
      Atomics.wait(this.#cell, 0, taken);
    }
  }

  // zh: 放掉，叫醒一個在等的人。
  // en: Gives it back, and wakes one of those who sleep.
  unlock() {
    Atomics.store(this.#cell, 0, free);
    Atomics.notify(this.#cell, 0, 1);
  }
}

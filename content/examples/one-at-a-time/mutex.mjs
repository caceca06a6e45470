const free = 0;
const taken = 1;

// zh: 學習用的鎖：不公平；拿著鎖的執行緒死了，它也不會知道。
// en: For learning: it is not fair, and does not notice when its holder dies.
export class Mutex {
  #cell;

  // zh: 鎖就是共享記憶體裡的一格。
  // en: The lock is one cell of shared memory.
  constructor(memory, offset) {
    this.#cell = new Int32Array(memory, offset, 1);
  }

  // zh: 是空的就拿走；不然就睡，到它可能空了為止。
  // en: Takes the lock if it is free, or else sleeps until it may be.
  lock() {
    while (Atomics.compareExchange(this.#cell, 0, free, taken) !== free) {
      Atomics.wait(this.#cell, 0, taken);
    }
    return this;
  }

  // zh: 同上，但最多等這麼久，回傳拿到了沒有。
  // en: The same, but waits no longer than this: did it get the lock?
  tryLock(milliseconds) {
    const deadline = performance.now() + milliseconds;
    while (Atomics.compareExchange(this.#cell, 0, free, taken) !== free) {
      const left = deadline - performance.now();
      if (left <= 0) return false;
      Atomics.wait(this.#cell, 0, taken, left);
    }
    return true;
  }

  // zh: 放掉，叫醒一個在等的執行緒。
  // en: Gives the lock back, and wakes one of the threads that wait for it.
  unlock() {
    Atomics.store(this.#cell, 0, free);
    Atomics.notify(this.#cell, 0, 1);
  }

  // zh: 給 using 用（Node.js 24）：區塊一結束就放掉。
  // en: For `using`, in Node.js 24: unlocks where the block ends.
  [Symbol.dispose]() {
    this.unlock();
  }
}

import { Condition } from './condition.mjs';
import { Mutex } from './mutex.mjs';

const room = 2;

// zh: 共享記憶體裡的佇列，放得下兩個數。
// en: A queue in shared memory, with room for two numbers.
export class BoundedBuffer {
  static bytes = 16 + 4 * room;

  constructor(memory) {
    this.mutex = new Mutex(memory, 0);
    this.notEmpty = new Condition(memory, 4, this.mutex);
    this.notFull = new Condition(memory, 8, this.mutex);
    this.count = new Int32Array(memory, 12, 1);
    this.slots = new Int32Array(memory, 16, room);
  }

  // zh: 放進去，回傳裡面現在有幾個。
  // en: Puts a number in, and tells how many there are now.
  put(value) {
    this.mutex.lock();
    try {
      while (this.count[0] === room) this.notFull.wait();
      this.slots[this.count[0]++] = value;
      this.notEmpty.notify();
      return this.count[0];
    } finally {
      this.mutex.unlock();
    }
  }

  // zh: 拿走最先放進去的。
  // en: Takes the number that has been there longest.
  take() {
    this.mutex.lock();
    try {
      while (this.count[0] === 0) this.notEmpty.wait();
      const value = this.slots[0];
      this.slots.copyWithin(0, 1);
      this.count[0]--;
      this.notFull.notify();
      return value;
    } finally {
      this.mutex.unlock();
    }
  }
}

// zh: 學習用，相當於 Python 的 threading.Condition：等的時候，會把鎖放開。
// en: For learning, after Python's threading.Condition: waits without the lock.
export class Condition {
  #calls;
  #mutex;

  constructor(memory, offset, mutex) {
    this.#calls = new Int32Array(memory, offset, 1);
    this.#mutex = mutex;
  }

  // zh: 呼叫的時候要拿著鎖；回來的時候，又拿到了。
  // en: Call it with the lock held. When it returns, the lock is held again.
  wait() {
    const seen = Atomics.load(this.#calls, 0);
    this.#mutex.unlock();
    // zh: 放開鎖之後才叫的，也不會漏掉：數字已經不同，這裡就不睡。
    // en: No call is missed: if one came in between, the number differs.
    Atomics.wait(this.#calls, 0, seen);
    this.#mutex.lock();
  }

  notify() {
    Atomics.add(this.#calls, 0, 1);
    Atomics.notify(this.#calls, 0, 1);
  }
}

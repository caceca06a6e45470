import { Worker } from 'node:worker_threads';
import { once } from 'node:events';

export class Pool {
  #workers = [];
  #idle = [];
  #waiting = [];

  constructor(file, size, workerData) {
    for (let i = 0; i < size; i++) {
      this.#workers.push(new Worker(file, { workerData }));
    }
    this.#idle.push(...this.#workers);
  }

  // zh: 交出一件工作，拿回一個 Promise，值就是結果。
  // en: Hands in a task; the promise is for its result.
  async submit(task) {
    const worker = this.#idle.pop() ?? (await this.#nextIdle());
    try {
      worker.postMessage(task);
      const [{ value, error }] = await once(worker, 'message');
      if (error) throw error;
      return value;
    } finally {
      this.#giveBack(worker);
    }
  }

  // zh: 大家都在忙，就排隊等。
  // en: All are busy: wait in line.
  #nextIdle() {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  #giveBack(worker) {
    const next = this.#waiting.shift();
    if (next) next(worker);
    else this.#idle.push(worker);
  }

  async close() {
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }
}

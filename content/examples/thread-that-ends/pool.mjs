import { Worker } from 'node:worker_threads';

export class Pool {
  #create;
  #size;
  // zh: 每個執行緒手上的工作，沒有就是 null。
  // en: The job of each thread, null if it has none.
  #jobs = new Map();
  #idle = new Set();
  #queue = [];
  #isClosed = false;

  constructor(file, size, workerData) {
    if (!(size >= 1)) throw new RangeError('a pool needs at least one thread');
    this.#create = () => new Worker(file, { workerData });
    this.#size = size;
  }

  // zh: 交出一件工作。Promise 的值就是結果；工作出錯，就以那個錯誤拒絕。
  // en: Hands in a task: the promise has its value, or is rejected with its error.
  submit(task) {
    return new Promise((resolve, reject) => {
      if (this.#isClosed) throw new Error('the pool is closed');
      this.#queue.push({ task, resolve, reject });
      this.#next();
    });
  }

  // zh: 把排隊的工作交給閒著的執行緒；沒有閒著的，還有名額就再開一個。
  // en: Gives queued tasks to idle threads, or to new ones while fewer than `size` run.
  #next() {
    const hasRoom = () => this.#idle.size > 0 || this.#jobs.size < this.#size;
    while (this.#queue.length > 0 && hasRoom()) {
      const job = this.#queue.shift();
      try {
        const [worker = this.#start()] = this.#idle;
        worker.postMessage({ task: job.task });
        this.#idle.delete(worker);
        this.#jobs.set(worker, job);
      } catch (error) {
        // zh: 送不過去，例如函式：只有這件失敗。
        // en: It cannot be sent, a function for instance: only this job fails.
        job.reject(error);
      }
    }
    // zh: 不會再有工作了：閒著的可以結束了。
    // en: No more tasks will come: idle threads may end.
    if (this.#isClosed) for (const worker of this.#idle) worker.postMessage(null);
  }

  #start() {
    const worker = this.#create();
    this.#jobs.set(worker, null);
    this.#idle.add(worker);
    worker.on('message', ({ value, error }) => {
      const job = this.#jobs.get(worker);
      if (!job) return;
      this.#jobs.set(worker, null);
      this.#idle.add(worker);
      if (error) job.reject(Object.assign(new Error(), error));
      else job.resolve(value);
      this.#next();
    });
    worker.on('error', (error) => this.#drop(worker, error));
    worker.on('exit', (code) => {
      this.#drop(worker, new Error(`the thread ended with code ${code}`));
      this.#jobs.delete(worker);
      this.#next();
    });
    return worker;
  }

  // zh: 這個執行緒壞了：手上的工作失敗，也不再交工作給它。
  // en: This thread has failed: reject its job, and give it no other.
  #drop(worker, error) {
    this.#jobs.get(worker)?.reject(error);
    this.#jobs.set(worker, null);
    this.#idle.delete(worker);
  }

  // zh: 不再收工作；等交出去的都有結果、執行緒也都結束。
  // en: Takes no more tasks; waits for those it has, and for the threads to end.
  async close() {
    this.#isClosed = true;
    this.#next();
    for (const worker of this.#jobs.keys()) {
      await new Promise((resolve) => worker.once('exit', resolve));
    }
  }

  // zh: 馬上結束所有執行緒；還沒做完的工作都會被拒絕。
  // en: Ends all threads at once; tasks that are not done are rejected.
  async terminate() {
    for (const job of this.#queue) job.reject(new Error('the pool is closed'));
    this.#queue = [];
    for (const worker of this.#jobs.keys()) worker.terminate();
    await this.close();
  }

  [Symbol.asyncDispose]() {
    return this.close();
  }
}

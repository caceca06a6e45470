import { fork } from 'node:child_process';

export class ProcessPool {
  #create;
  #size;
  // zh: 每個程序手上的工作，沒有就是 null。
  // en: The job of each process, null if it has none.
  #jobs = new Map();
  #idle = new Set();
  #queue = [];
  #isClosed = false;

  constructor(file, size) {
    if (!(size >= 1)) throw new RangeError('a pool needs at least one process');
    this.#create = () => fork(file, { serialization: 'advanced' });
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

  // zh: 把排隊的工作交給閒著的程序；沒有閒著的，還有名額就再開一個。
  // en: Gives queued tasks to idle processes, or to new ones while fewer than `size` run.
  #next() {
    const hasRoom = () => this.#idle.size > 0 || this.#jobs.size < this.#size;
    while (this.#queue.length > 0 && hasRoom()) {
      const job = this.#queue.shift();
      try {
        const [child = this.#start()] = this.#idle;
        child.send({ task: job.task });
        this.#idle.delete(child);
        this.#jobs.set(child, job);
      } catch (error) {
        job.reject(error);
      }
    }
    // zh: 不會再有工作了：閒著的可以結束了。
    // en: No more tasks will come: idle processes may end.
    if (this.#isClosed) for (const child of this.#idle) child.send(null);
  }

  #start() {
    const child = this.#create();
    this.#jobs.set(child, null);
    this.#idle.add(child);
    child.on('message', ({ value, error }) => {
      const job = this.#jobs.get(child);
      if (!job) return;
      this.#jobs.set(child, null);
      this.#idle.add(child);
      if (error) job.reject(Object.assign(new Error(), error));
      else job.resolve(value);
      this.#next();
    });
    child.on('error', (error) => this.#drop(child, error));
    // zh: close 在 exit 之後：那時通道也讀完了。
    // en: `close` comes after `exit`, once the channel has been read to its end.
    child.on('close', (code, signal) => {
      this.#drop(child, new Error(`the process ended with ${signal ?? code}`));
      this.#jobs.delete(child);
      this.#next();
    });
    return child;
  }

  // zh: 這個程序壞了：手上的工作失敗，也不再交工作給它。
  // en: This process has failed: reject its job, and give it no other.
  #drop(child, error) {
    this.#jobs.get(child)?.reject(error);
    this.#jobs.set(child, null);
    this.#idle.delete(child);
  }

  // zh: 不再收工作；等交出去的都有結果、程序也都結束。
  // en: Takes no more tasks; waits for those it has, and for the processes to end.
  async close() {
    this.#isClosed = true;
    this.#next();
    for (const child of this.#jobs.keys()) {
      await new Promise((resolve) => child.once('close', resolve));
    }
  }

  // zh: 馬上結束所有程序；還沒做完的工作都會被拒絕。
  // en: Ends all processes at once; tasks that are not done are rejected.
  async terminate() {
    for (const job of this.#queue) job.reject(new Error('the pool is closed'));
    this.#queue = [];
    for (const child of this.#jobs.keys()) child.kill('SIGKILL');
    await this.close();
  }

  [Symbol.asyncDispose]() {
    return this.close();
  }
}

import { fork } from 'node:child_process';
import { once } from 'node:events';

export class ProcessPool {
  #file;
  #children = new Set();
  #idle = [];
  #waiting = [];

  constructor(file, size) {
    this.#file = file;
    for (let i = 0; i < size; i++) this.#idle.push(this.#start());
  }

  #start() {
    const child = fork(this.#file, { serialization: 'advanced' });
    this.#children.add(child);
    child.on('exit', () => this.#children.delete(child));
    return child;
  }

  async submit(task) {
    let child = this.#idle.pop() ?? (await this.#nextIdle());
    try {
      child.send(task);
      return await answerOf(child);
    } catch (error) {
      // zh: 垮了一個，就補上一個新的。
      // en: One has crashed: a new one takes its place.
      child = this.#start();
      throw error;
    } finally {
      this.#giveBack(child);
    }
  }

  #nextIdle() {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  #giveBack(child) {
    const next = this.#waiting.shift();
    if (next) next(child);
    else this.#idle.push(child);
  }

  async close() {
    const ends = [...this.#children].map((child) => once(child, 'exit'));
    for (const child of this.#children) child.disconnect();
    await Promise.all(ends);
  }
}

// zh: 先來的算數：一個回答，或是它結束了。
// en: Whichever comes first: an answer, or its end.
function answerOf(child) {
  return new Promise((resolve, reject) => {
    const ended = (code) =>
      reject(new Error(`the process ended with code ${code}`));
    child.once('exit', ended);
    child.once('message', (answer) => {
      child.off('exit', ended);
      resolve(answer);
    });
  });
}

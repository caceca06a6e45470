import { setTimeout as sleep } from 'node:timers/promises';

class Queue {
  #items = [];
  #waiting = [];

  put(item) {
    const resolve = this.#waiting.shift();
    if (resolve) resolve(item);
    else this.#items.push(item);
  }

  // zh: 沒有東西就等，等到有人放進來。
  // en: Waits while there is nothing, until something is put in.
  async get() {
    if (this.#items.length > 0) return this.#items.shift();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }
}

const orders = new Queue();

async function cook(name) {
  let dish;
  while ((dish = await orders.get()) !== 'closed') {
    console.log(`${name}: ${dish}`);
    await sleep(200);
  }
  console.log(`${name}: going home`);
}

const cooks = [cook('Ada'), cook('Bo')];
for (const dish of ['soup', 'rice', 'fish']) orders.put(dish);

// zh: 每個廚師各拿到一個「打烊」。
// en: One "closed" for each of the cooks.
for (const _ of cooks) orders.put('closed');
await Promise.all(cooks);

// zh: 一次一個：前面的都做完了，才做這一件。
// en: One at a time: does this work when all before it is done.
export class Mutex {
  #last;

  async run(work) {
    await this.#last;
    this.#last = work();
    return await this.#last;
  }
}

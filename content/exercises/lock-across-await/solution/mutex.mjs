// zh: 一次一個：前面的都做完了，才做這一件。
// en: One at a time: does this work when all before it is done.
export class Mutex {
  #last = Promise.resolve();

  run(work) {
    const result = this.#last.then(() => work());
    // zh: 下一個只等它結束，不管成不成功。
    // en: The next one waits for its end, whether it succeeds or not.
    const ignore = () => {};
    this.#last = result.then(ignore, ignore);
    return result;
  }
}

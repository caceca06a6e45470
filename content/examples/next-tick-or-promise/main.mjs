function ask(where) {
  process.nextTick(() => console.log(`${where}: nextTick`));
  Promise.resolve().then(() => console.log(`${where}: promise`));
}

// zh: 這一行寫在 ES 模組的最外層。
// en: This line is at the top level of an ES module.
ask('module');

// zh: 這一次由事件迴圈呼叫。
// en: This call comes from the event loop.
setTimeout(() => ask('callback'), 100);

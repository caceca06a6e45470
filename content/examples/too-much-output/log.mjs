// zh: 一份 2.8 MB 的記錄，每一千行有一個錯誤。
// en: A log of 2.8 MB, with an error in every thousand lines.
const lines = Array.from({ length: 200_000 }, (_, i) =>
  i % 1000 === 0 ? 'GET /menu 500' : 'GET /menu 200',
);
console.log(lines.join('\n'));

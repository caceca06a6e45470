import { setTimeout as sleep } from 'node:timers/promises';

async function serve(dish) {
  await sleep(200);
  console.log(`  ${dish} is served`);
}

console.log('for...of');
for (const dish of ['soup', 'rice']) {
  await serve(dish);
}
console.log('enjoy your soup and rice');

// zh: forEach 收到兩個 Promise，一個也不等。
// en: forEach is given two promises, and waits for neither.
console.log('forEach');
['cake', 'tea'].forEach(async (dish) => {
  await serve(dish);
});
console.log('enjoy your cake and tea');

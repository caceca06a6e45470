// zh: 一個一個試除，找一個 39 位數的因數：幾百年也試不完。
// en: Tries one divisor after another of a number of 39 digits: centuries would not be enough.
const number = 2n ** 127n - 1n;
let divisor = 2n;
while (number % divisor !== 0n) divisor++;
console.log(`child: ${divisor} divides it`);

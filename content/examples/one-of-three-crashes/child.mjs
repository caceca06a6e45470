const [day, text] = process.argv.slice(2);

// zh: 找不到的話，match 給的是 null。
// en: Where there is no match, this is null.
const match = text.match(/(\d+) visits/);
console.log(`${day}: ${match[1]} visits`);

// zh: 這個正規表示式碰上這段文字，要試的組合多到試不完。
// en: A regular expression with more combinations to try than time allows.
/^(\w+\s?)+$/.test('the quick brown fox jumps over the lazy dog and runs!');
console.log('child: done');

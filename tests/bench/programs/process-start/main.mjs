// Says one word: how long until it is heard is what is measured, from outside.
console.log('here');

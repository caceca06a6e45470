process.on('message', ({ word }) => {
  process.send({ backwards: [...word].reverse().join('') });
});

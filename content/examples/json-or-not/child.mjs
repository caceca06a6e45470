process.once('message', (report) => {
  const types = Object.entries(report).map(
    ([name, value]) => `${name} ${value.constructor.name}`,
  );
  process.send(types.join(', '));
});

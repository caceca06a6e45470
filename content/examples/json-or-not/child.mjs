process.once('message', ({ when, dishes }) => {
  process.send(
    `when: ${when.constructor.name}, dishes: ${dishes.constructor.name}`,
  );
});

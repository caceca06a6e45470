process.on('SIGTERM', () => {
  console.log('careful: turning off the stove first');
  process.exit(0);
});

process.send('ready');
setInterval(() => {}, 1000);

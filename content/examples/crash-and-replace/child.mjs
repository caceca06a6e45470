console.log('child: ready');

process.on('message', (task) => {
  if (task === 'a grenade') process.exit(7);
  process.send(`${task} is done`);
});

process.on('message', (message) => console.log(`listener: got ${message}`));
process.on('exit', () => console.log('listener: nothing to wait for, I end'));

process.send('ready');

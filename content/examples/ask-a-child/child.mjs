import { createHash } from 'node:crypto';

process.on('message', ({ text }) => {
  process.send({ hash: createHash('sha1').update(text).digest('hex') });
});

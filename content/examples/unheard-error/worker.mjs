console.log('worker: opening the box');
throw new RangeError('the cat got out');

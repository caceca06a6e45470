console.log('worker: opening the box');
throw new Error('the cat got out');

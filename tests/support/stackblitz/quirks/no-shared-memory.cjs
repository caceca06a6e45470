// Loaded into a process of the stand-in: no memory can be handed to another thread.
'use strict';

const threads = require('node:worker_threads');

const isShared = (value) =>
  value instanceof SharedArrayBuffer ||
  (ArrayBuffer.isView(value)
    ? value.buffer instanceof SharedArrayBuffer
    : value !== null && typeof value === 'object' && Object.values(value).some(isShared));

function refuseShared(...values) {
  if (values.some(isShared)) {
    throw new DOMException('#<SharedArrayBuffer> could not be cloned.', 'DataCloneError');
  }
}

// What is kept for threads to come is cloned when one starts.
const kept = new Map();
const { setEnvironmentData } = threads;
threads.setEnvironmentData = (key, value) => {
  kept.set(key, value);
  setEnvironmentData(key, value);
};

const { postMessage } = threads.MessagePort.prototype;
threads.MessagePort.prototype.postMessage = function (value, ...rest) {
  refuseShared(value);
  return Reflect.apply(postMessage, this, [value, ...rest]);
};

threads.Worker = class Worker extends threads.Worker {
  constructor(file, options = {}) {
    refuseShared(options.workerData, ...kept.values());
    super(file, options);
  }

  postMessage(value, ...rest) {
    refuseShared(value);
    super.postMessage(value, ...rest);
  }
};
require('node:module').syncBuiltinESMExports();

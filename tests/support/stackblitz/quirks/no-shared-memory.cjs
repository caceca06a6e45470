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

/** Node itself begins a worker by a message with memory of its own in it. */
let isBeginning = false;

const { postMessage } = threads.MessagePort.prototype;
threads.MessagePort.prototype.postMessage = function (value, ...rest) {
  if (!isBeginning) refuseShared(value);
  return Reflect.apply(postMessage, this, [value, ...rest]);
};

threads.Worker = class Worker extends threads.Worker {
  constructor(file, options = {}) {
    refuseShared(options.workerData, ...kept.values());
    isBeginning = true;
    try {
      super(file, options);
    } finally {
      isBeginning = false;
    }
  }

  postMessage(value, ...rest) {
    refuseShared(value);
    super.postMessage(value, ...rest);
  }
};
require('node:module').syncBuiltinESMExports();

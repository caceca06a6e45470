// What happens behind a thread's MessagePorts, over this Node's own channels. The interface in front
// of it is the browser's prototype changed, and so is tested in a browser.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Cloning } from '../../../src/node/ports/cloning.ts';
import type { Loop } from '../../../src/node/loop/loop.ts';
import { Ports } from '../../../src/node/ports/ports.ts';
import { runLoop } from './loop-harness.ts';

/** What is told of a message. */
interface Told {
  readonly kind: 'sent' | 'received';
  readonly peer: number;
  readonly message: number;
}

interface Scene {
  readonly loop: Loop;
  readonly ports: Ports;
  readonly port1: MessagePort;
  readonly port2: MessagePort;
  /** Listens to messages: the value, and the port to close after it. */
  readonly hear: (port: MessagePort, listener: (value: unknown) => void) => void;
}

/** Runs a program with two entangled ports until nothing keeps its loop alive. */
async function withPorts(program: (scene: Scene) => void): Promise<Told[]> {
  const told: Told[] = [];
  let numbered = 0;
  const { empty } = runLoop((loop) => {
    const source = { pid: 1, threadId: 7 };
    const ports = new Ports({
      loop,
      source,
      cloning: new Cloning((module) => assert.fail(module)),
      reporter: {
        number: () => ({ number: (numbered += 1), at: 0 }),
        sent: ({ threadId }, { number }) =>
          told.push({ kind: 'sent', peer: threadId, message: number }),
        received: ({ threadId }, message) =>
          told.push({ kind: 'received', peer: threadId, message }),
      },
      warn: (message) => assert.fail(message),
    });
    const { port1, port2 } = new MessageChannel();
    program({
      loop,
      ports,
      port1,
      port2,
      hear(port, listener) {
        const deliver = (event: Event): void => {
          listener((event as MessageEvent).data);
        };
        ports.listen(port, 'message', listener, deliver, false);
      },
    });
  });
  await empty;
  return told;
}

test('messages come in order, each as a copy, and say who sent them', async () => {
  const log: unknown[] = [];
  const sent = { two: [2] };
  const told = await withPorts(({ ports, port1, port2, hear }) => {
    hear(port2, (value) => {
      log.push(value);
      if (log.length === 2) ports.close(port2);
    });
    ports.post(port1, 1, []);
    ports.post(port1, sent, []);
  });
  assert.deepEqual(log, [1, { two: [2] }]);
  assert.notEqual(log[1], sent);
  // Nobody told the thread where the other end of such a channel is.
  assert.deepEqual(told, [
    { kind: 'received', peer: 7, message: 1 },
    { kind: 'received', peer: 7, message: 2 },
  ]);
});

test('where both ends are in the thread, a message that waits is told when it is taken, or at the end', async () => {
  const log: unknown[] = [];
  const told = await withPorts(({ ports, port1, port2, loop }) => {
    ports.pair(port1, port2);
    ports.post(port1, 'a', []);
    ports.post(port1, 'b', []);
    loop.post(() => {
      log.push(ports.take(port2)?.value);
      ports.tellUnclaimed();
    });
  });
  assert.deepEqual(log, ['a']);
  assert.deepEqual(told, [
    { kind: 'sent', peer: 7, message: 1 },
    { kind: 'received', peer: 7, message: 1 },
    { kind: 'sent', peer: 7, message: 2 },
  ]);
});

test('messages wait for the first listener', async () => {
  const log: unknown[] = [];
  await withPorts(({ loop, ports, port1, port2, hear }) => {
    ports.post(port1, 'early', []);
    const handle = loop.handle();
    handle.ref();
    setTimeout(() => {
      hear(port2, (value) => {
        log.push(value);
        ports.close(port2);
      });
      handle.unref();
    }, 5);
  });
  assert.deepEqual(log, ['early']);
});

test('closing one end closes the other, behind what was sent before', async () => {
  const log: unknown[] = [];
  await withPorts(({ ports, port1, port2, hear }) => {
    ports.listen(port1, 'close', 1, () => log.push('one closed'), false);
    ports.listen(port2, 'close', 2, () => log.push('two closed'), false);
    hear(port2, (value) => log.push(value));
    ports.post(port1, 'last', []);
    ports.close(port1);
  });
  assert.deepEqual(log.toSorted(), ['last', 'one closed', 'two closed']);
  assert.ok(log.indexOf('last') < log.indexOf('two closed'));
});

test('a port keeps its thread alive while it listens, unless it is told not to', async () => {
  const log: unknown[] = [];
  await withPorts(({ ports, port1, port2, hear }) => {
    const listener = (value: unknown): void => void log.push(value);
    hear(port1, listener);
    hear(port2, listener);
    assert.ok(ports.hasRef(port1) && ports.hasRef(port2));
    ports.unlisten(port2, 'message', listener);
    ports.unref(port1);
    assert.ok(!ports.hasRef(port1) && !ports.hasRef(port2));
    // Not closed: nothing but these two could keep the loop alive now.
    setImmediate(() => {
      port1.close();
    });
  });
  assert.deepEqual(log, []);
});

test('a message that has arrived can be taken without a listener', async () => {
  let taken: { readonly value: unknown } | undefined;
  await withPorts(({ loop, ports, port1, port2 }) => {
    ports.post(port1, 'here', []);
    ports.ref(port2);
    const look = (): void => {
      taken = ports.take(port2);
      if (taken) ports.close(port2);
      else setImmediate(look);
    };
    loop.post(look);
  });
  assert.equal(taken?.value, 'here');
});

test('what cannot be cloned is refused in the words of Node', async () => {
  let caught: unknown;
  await withPorts(({ ports, port1 }) => {
    try {
      ports.post(port1, () => undefined, []);
    } catch (error) {
      caught = error;
    }
    ports.close(port1);
  });
  assert.ok(caught instanceof DOMException);
  assert.equal(caught.name, 'DataCloneError');
  assert.equal(caught.message, '() => undefined could not be cloned.');
});

test('the two ends of a channel in one thread need no turn in between', async () => {
  const taken: unknown[] = [];
  await withPorts(({ ports, port1, port2 }) => {
    ports.pair(port1, port2);
    const { port1: sent } = new MessageChannel();
    ports.post(port1, { n: 1 }, []);
    ports.post(port1, undefined, []);
    ports.post(port1, sent, [sent]);
    taken.push(ports.take(port2), ports.take(port2), ports.take(port2), ports.take(port2));
    ports.close(port1);
  });
  assert.deepEqual(taken.slice(0, 2), [{ value: { n: 1 } }, { value: undefined }]);
  assert.ok((taken[2] as { value: unknown }).value instanceof MessagePort);
  assert.equal(taken[3], undefined);
});

test('what waits for a port goes with it to where it is sent', async () => {
  const log: unknown[] = [];
  await withPorts(({ ports, port1, port2, hear }) => {
    ports.pair(port1, port2);
    ports.post(port1, 'waiting', []);
    const carrier = new MessageChannel();
    hear(carrier.port2, (value) => {
      const arrived = value as MessagePort;
      hear(arrived, (message) => {
        log.push(message);
        if (log.length < 2) return;
        ports.close(arrived);
        ports.close(carrier.port2);
      });
    });
    ports.post(carrier.port1, port2, [port2]);
    ports.post(port1, 'later', []);
  });
  assert.deepEqual(log, ['waiting', 'later']);
});

// Node's own objects in messages: what goes in their place, and what comes out of it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Cloning } from '../../../src/node/ports/cloning.ts';

/** A class whose instances no browser would clone as what they are. */
class Ticket {
  readonly number: number;

  constructor(number: number) {
    this.number = number;
  }
}

function newCloning(load: (module: string, name: string) => void = () => undefined): Cloning {
  const cloning = new Cloning(load);
  cloning.add('FileHandle', {
    is: (value) => value instanceof Ticket,
    pack(value, listed) {
      if (!listed) throw new TypeError('not listed');
      return { record: (value as Ticket).number };
    },
    unpack: (number: number) => new Ticket(number),
  });
  return cloning;
}

test('a message without such objects is sent as it is', () => {
  const value = { date: new Date(0), list: [1, new Map([[1, 2]])] };
  const cargo = newCloning().pack(value, []);
  assert.equal(cargo.value, value);
  assert.equal(cargo.carries, false);
});

test('objects are found wherever they are, and stand for one another on the other side', () => {
  const ticket = new Ticket(7);
  const value: Record<string, unknown> = { ticket, map: new Map([['a', [ticket]]]) };
  value['self'] = value;
  const cloning = newCloning();
  const cargo = cloning.pack(value, [ticket]);
  assert.deepEqual(cargo.transfer, []);
  const sent = structuredClone({ value: cargo.value, carries: cargo.carries });
  const received = cloning.unpack(sent) as {
    ticket: Ticket;
    map: Map<string, Ticket[]>;
    self: unknown;
  };
  assert.ok(received.ticket instanceof Ticket);
  assert.equal(received.ticket.number, 7);
  assert.equal(received.map.get('a')?.[0], received.ticket);
  assert.equal(received.self, received);
  assert.equal(value['ticket'], ticket);
});

test('a kind may refuse', () => {
  assert.throws(() => newCloning().pack([new Ticket(1)], []), { message: 'not listed' });
});

test('a thread that does not know a kind asks for its module', () => {
  const ticket = new Ticket(2);
  const cargo = newCloning().pack(ticket, [ticket]);
  const asked: string[][] = [];
  const stranger = new Cloning((...given) => {
    asked.push(given);
  });
  stranger.unpack(cargo);
  assert.deepEqual(asked, [['fs', 'promises']]);
});

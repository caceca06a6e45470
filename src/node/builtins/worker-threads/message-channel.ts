// `MessageChannel` and `MessagePort` as constructors: the browser's objects, by Node's rules.
import { nodeError } from '../../errors/node-error.ts';
import type { Ports } from '../../ports/ports.ts';

/** What programs find under the two names. */
export interface ChannelClasses {
  readonly MessageChannel: typeof MessageChannel;
  readonly MessagePort: typeof MessagePort;
}

/** Makes the classes of one thread; the ports of a channel know of each other while they stay here. */
export function createChannelClasses(ports: Ports): ChannelClasses {
  const Native = { MessageChannel, MessagePort };

  function Port(): never {
    throw nodeError(TypeError, 'ERR_CONSTRUCT_CALL_INVALID', 'Constructor cannot be called');
  }
  Object.defineProperty(Port, 'name', { value: 'MessagePort' });
  // The browser's own prototype, so that every port there is is an instance.
  Port.prototype = Native.MessagePort.prototype;
  Object.defineProperty(Port.prototype, 'constructor', {
    value: Port,
    configurable: true,
    writable: true,
    enumerable: false,
  });

  function Channel(this: unknown): MessageChannel {
    if (!new.target) {
      const message = "Class constructor MessageChannel cannot be invoked without 'new'";
      throw nodeError(TypeError, 'ERR_CONSTRUCT_CALL_REQUIRED', message);
    }
    const { port1, port2 } = new Native.MessageChannel();
    ports.pair(port1, port2);
    const channel = Object.create(new.target.prototype as object) as MessageChannel;
    return Object.assign(channel, { port1, port2 });
  }
  Object.defineProperty(Channel, 'name', { value: 'MessageChannel' });

  return {
    MessageChannel: Channel as unknown as typeof MessageChannel,
    MessagePort: Port as unknown as typeof MessagePort,
  };
}

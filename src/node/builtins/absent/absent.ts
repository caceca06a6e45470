// Modules of which there is no more than the names: programs may import them, and using them fails.
import { defineConstants } from '../../values/define-property.ts';
import { bare } from '../../values/bare.ts';
import { parametersOf } from '../../values/parameters.ts';
import { absent } from './absent-function.ts';
import { createAddresses } from './addresses.ts';
import { createAlias } from './aliases.ts';
import { absentNames } from './names.ts';
import { dnsCodes, http2Constants, methods, statusCodes, tlsDefaults } from './tables.ts';

/** An object of such functions. */
function absences(api: string, names: string): object {
  return Object.fromEntries(
    parametersOf(names).map(([name, count]) => [name, absent(`${api}.${name}`, name, count)]),
  );
}

const agent = (api: string, protocol: string, defaultPort: number): object => ({
  ...absences(api, 'addRequest createConnection createSocket destroy getName keepSocketAlive'),
  defaultPort,
  protocol,
  requests: bare({}),
  sockets: bare({}),
  freeSockets: bare({}),
  maxSockets: Infinity,
  maxFreeSockets: 256,
  maxTotalSockets: Infinity,
  totalSocketCount: 0,
});

const inspected = {
  DOMStorage: absences(
    'inspector.DOMStorage',
    'domStorageItemAdded/1 domStorageItemRemoved/1 domStorageItemUpdated/1 domStorageItemsCleared/1 registerStorage/1',
  ),
  Network: absences(
    'inspector.Network',
    'requestWillBeSent/1 responseReceived/1 loadingFinished/1 loadingFailed/1 dataSent/1 dataReceived/1 ' +
      'webSocketCreated/1 webSocketClosed/1 webSocketHandshakeResponseReceived/1',
  ),
  NetworkResources: absences('inspector.NetworkResources', 'put/2'),
};

/** What they have that is no function, or works without what is missing. */
const present: Readonly<Record<string, () => object>> = {
  dns: () => ({
    ...dnsCodes,
    ADDRCONFIG: 32,
    ALL: 16,
    V4MAPPED: 8,
    promises: createAbsent('dns/promises'),
  }),
  'dns/promises': () => dnsCodes,
  http: () => ({
    METHODS: methods,
    STATUS_CODES: statusCodes,
    globalAgent: agent('http.globalAgent', 'http:', 80),
    maxHeaderSize: 16_384,
  }),
  http2: () => ({
    constants: defineConstants({}, http2Constants),
    sensitiveHeaders: Symbol('sensitiveHeaders'),
  }),
  https: () => ({ globalAgent: agent('https.globalAgent', 'https:', 443) }),
  inspector: () => inspected,
  'inspector/promises': () => inspected,
  net: createAddresses,
  repl: () => ({
    REPL_MODE_SLOPPY: Symbol('repl-sloppy'),
    REPL_MODE_STRICT: Symbol('repl-strict'),
  }),
  sea: () => ({ isSea: () => false }),
  tls: () => tlsDefaults,
};

/**
 * The names of a module whose functions are all missing, or an old name for a part of another one,
 * which `find` gives; undefined where it is none of those.
 */
export function createAbsent(
  module: string,
  find: (name: string) => object | undefined = () => undefined,
): object | undefined {
  if (module.startsWith('_')) return createAlias(module, find);
  const names = absentNames[module];
  if (names === undefined) return undefined;
  return { ...absences(module, names), ...present[module]?.() };
}

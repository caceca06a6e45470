// The built-in modules with an underscore: old names for parts of others.
import { parametersOf } from '../../values/parameters.ts';
import { absent } from './absent-function.ts';

/** Classes of streams, which are the whole of what their modules export. */
const classes: Readonly<Record<string, string>> = {
  _stream_duplex: 'Duplex',
  _stream_passthrough: 'PassThrough',
  _stream_readable: 'Readable',
  _stream_transform: 'Transform',
  _stream_writable: 'Writable',
};

interface Alias {
  readonly of: string;
  /** What the two have in common. */
  readonly names: string;
  /** What only the alias has, and is missing here. */
  readonly missing?: string;
}

const aliases: Readonly<Record<string, Alias>> = {
  _http_agent: { of: 'http', names: 'Agent globalAgent' },
  _http_client: { of: 'http', names: 'ClientRequest' },
  _http_common: {
    of: 'http',
    names: '',
    missing:
      '_checkInvalidHeaderChar/1 _checkIsHttpToken/1 freeParser/3 HTTPParser isLenient ' +
      'calculateLenientFlags/2 prepareError/3',
  },
  _http_incoming: { of: 'http', names: 'IncomingMessage', missing: 'readStart/1 readStop/1' },
  _http_outgoing: {
    of: 'http',
    names: 'validateHeaderName validateHeaderValue OutgoingMessage',
    missing: 'parseUniqueHeadersOption/1',
  },
  _http_server: {
    of: 'http',
    names: 'STATUS_CODES Server ServerResponse',
    missing:
      'setupConnectionsTracking storeHTTPOptions/1 _connectionListener/1 httpServerPreClose/1',
  },
  _tls_common: {
    of: 'tls',
    names: 'SecureContext createSecureContext',
    missing: 'translatePeerCertificate/1',
  },
  _tls_wrap: { of: 'tls', names: 'TLSSocket Server createServer connect' },
};

/** What a module with an underscore exports; undefined where there is none of that name. */
export function createAlias(
  module: string,
  find: (name: string) => object | undefined,
): object | undefined {
  if (module === '_stream_wrap') return absent(module, 'JSStreamSocket', 1);
  const name = classes[module];
  if (name !== undefined) return Reflect.get(find('stream') ?? {}, name) as object;
  const alias = aliases[module];
  if (alias === undefined) return undefined;
  const { of, names, missing } = alias;
  const whole = find(of) ?? {};
  return Object.fromEntries([
    ...names
      .split(' ')
      .filter(Boolean)
      .map((each) => [each, Reflect.get(whole, each) as unknown]),
    ...(missing === undefined ? [] : parametersOf(missing)).map(([each, count]) => [
      each,
      absent(`${module}.${each}`, each, count),
    ]),
  ]) as object;
}

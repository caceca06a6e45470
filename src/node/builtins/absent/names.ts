// The functions and classes of Node's modules that this engine has not, by module.

/** Names with spaces between them, each with its number of parameters. A unit test holds them to real Node. */
export const absentNames: Readonly<Record<string, string>> = {
  dgram: 'createSocket/2 Socket/2',
  dns: 'lookup/3 lookupService/3 Resolver getDefaultResultOrder setDefaultResultOrder/1 setServers/1 getServers resolve/3 resolve4/2 resolve6/2 resolveAny/2 resolveCaa/2 resolveCname/2 resolveMx/2 resolveNaptr/2 resolveNs/2 resolvePtr/2 resolveSoa/2 resolveSrv/2 resolveTlsa/2 resolveTxt/2 reverse/2',
  'dns/promises':
    'lookup/2 lookupService/2 Resolver getDefaultResultOrder setDefaultResultOrder/1 setServers/1 getServers resolve/2 resolve4/2 resolve6/2 resolveAny/2 resolveCaa/2 resolveCname/2 resolveMx/2 resolveNaptr/2 resolveNs/2 resolvePtr/2 resolveSoa/2 resolveSrv/2 resolveTlsa/2 resolveTxt/2 reverse/2',
  http: 'Agent/1 ClientRequest/3 IncomingMessage/1 OutgoingMessage/1 Server/2 ServerResponse/2 createServer/2 validateHeaderName validateHeaderValue get/3 request/3 setMaxIdleHTTPParsers/1 setGlobalProxyFromEnv WebSocket/1 CloseEvent/1 MessageEvent/1',
  http2:
    'connect/3 createServer/2 createSecureServer/2 getDefaultSettings getPackedSettings/1 getUnpackedSettings/1 performServerHandshake/1 Http2ServerRequest/4 Http2ServerResponse/2',
  https: 'Agent/1 Server/2 createServer/2 get/3 request',
  inspector: 'open/3 close url waitForDebugger Session',
  'inspector/promises': 'open/3 close url waitForDebugger Session',
  net: 'BlockList SocketAddress BoundSocket connect createConnection createServer/2 isIP/1 isIPv4/1 isIPv6/1 Server/2 Socket/1 Stream/1 getDefaultAutoSelectFamily setDefaultAutoSelectFamily/1 getDefaultAutoSelectFamilyAttemptTimeout setDefaultAutoSelectFamilyAttemptTimeout/1',
  repl: 'start/6 writer/1 REPLServer/6 Recoverable/1 isValidSyntax/1',
  sea: 'isSea getAsset/2 getRawAsset/1 getAssetAsBlob/2 getAssetKeys',
  sqlite: 'DatabaseSync StatementSync Session backup/2',
  tls: 'getCiphers getCertificateCompressionAlgorithms getCACertificates setDefaultCACertificates/1 convertALPNProtocols/2 checkServerIdentity/2 createSecureContext/1 SecureContext/4 TLSSocket/2 Server/2 createServer/2 connect',
  trace_events: 'createTracing/1 getEnabledCategories',
  wasi: 'WASI',
};

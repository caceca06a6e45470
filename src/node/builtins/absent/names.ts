// The functions and classes of Node's modules that this engine has not, by module.

/** Names with spaces between them. A unit test holds them to real Node. */
export const absentNames: Readonly<Record<string, string>> = {
  dgram: 'createSocket Socket',
  dns: 'lookup lookupService Resolver getDefaultResultOrder setDefaultResultOrder setServers getServers resolve resolve4 resolve6 resolveAny resolveCaa resolveCname resolveMx resolveNaptr resolveNs resolvePtr resolveSoa resolveSrv resolveTlsa resolveTxt reverse',
  'dns/promises':
    'lookup lookupService Resolver getDefaultResultOrder setDefaultResultOrder setServers getServers resolve resolve4 resolve6 resolveAny resolveCaa resolveCname resolveMx resolveNaptr resolveNs resolvePtr resolveSoa resolveSrv resolveTlsa resolveTxt reverse',
  domain: 'Domain createDomain create',
  http: 'Agent ClientRequest IncomingMessage OutgoingMessage Server ServerResponse createServer validateHeaderName validateHeaderValue get request setMaxIdleHTTPParsers setGlobalProxyFromEnv WebSocket CloseEvent MessageEvent',
  http2:
    'connect createServer createSecureServer getDefaultSettings getPackedSettings getUnpackedSettings performServerHandshake Http2ServerRequest Http2ServerResponse',
  https: 'Agent Server createServer get request',
  inspector: 'open close url waitForDebugger Session',
  'inspector/promises': 'open close url waitForDebugger Session',
  net: 'BlockList SocketAddress BoundSocket connect createConnection createServer isIP isIPv4 isIPv6 Server Socket Stream getDefaultAutoSelectFamily setDefaultAutoSelectFamily getDefaultAutoSelectFamilyAttemptTimeout setDefaultAutoSelectFamilyAttemptTimeout',
  repl: 'start writer REPLServer Recoverable isValidSyntax',
  sea: 'isSea getAsset getRawAsset getAssetAsBlob getAssetKeys',
  sqlite: 'DatabaseSync StatementSync Session backup',
  test: 'expectFailure skip todo only after afterEach before beforeEach describe getTestContext it run suite test',
  'test/reporters': 'dot junit spec tap lcov',
  tls: 'getCiphers getCertificateCompressionAlgorithms getCACertificates setDefaultCACertificates convertALPNProtocols checkServerIdentity createSecureContext SecureContext TLSSocket Server createServer connect',
  trace_events: 'createTracing getEnabledCategories',
  v8: 'cachedDataVersionTag getHeapSnapshot getHeapStatistics getHeapSpaceStatistics getHeapCodeStatistics getCppHeapStatistics setFlagsFromString Serializer Deserializer DefaultSerializer DefaultDeserializer deserialize takeCoverage stopCoverage serialize writeHeapSnapshot queryObjects setHeapSnapshotNearHeapLimit GCProfiler isStringOneByteRepresentation startCpuProfile',
  vm: 'Script createContext createScript runInContext runInNewContext runInThisContext isContext compileFunction measureMemory',
  wasi: 'WASI',
};

// What Node's modules tell in numbers and words, whether or not they can do anything. Unit tests hold it to Node.

/** `NAME value`, with commas between them. */
const pairs = (text: string): [string, string][] =>
  text.split(',').map((pair) => {
    const at = pair.indexOf(' ');
    return [pair.slice(0, at), pair.slice(at + 1)];
  });

const numbers = (text: string): Record<string, number> =>
  Object.fromEntries(pairs(text).map(([name, value]) => [name, Number(value)]));

/** The methods that `node:http` parses. */
export const methods = (
  'ACL BIND CHECKOUT CONNECT COPY DELETE GET HEAD LINK LOCK M-SEARCH MERGE MKACTIVITY ' +
  'MKCALENDAR MKCOL MOVE NOTIFY OPTIONS PATCH POST PROPFIND PROPPATCH PURGE PUT QUERY REBIND ' +
  'REPORT SEARCH SOURCE SUBSCRIBE TRACE UNBIND UNLINK UNLOCK UNSUBSCRIBE'
).split(' ');

/** What the codes of responses mean. */
export const statusCodes: Readonly<Record<string, string>> = Object.fromEntries(
  pairs(
    '100 Continue,101 Switching Protocols,102 Processing,103 Early Hints,200 OK,201 Created,' +
      '202 Accepted,203 Non-Authoritative Information,204 No Content,205 Reset Content,' +
      '206 Partial Content,207 Multi-Status,208 Already Reported,226 IM Used,300 Multiple Choices,' +
      '301 Moved Permanently,302 Found,303 See Other,304 Not Modified,305 Use Proxy,' +
      '307 Temporary Redirect,308 Permanent Redirect,400 Bad Request,401 Unauthorized,' +
      '402 Payment Required,403 Forbidden,404 Not Found,405 Method Not Allowed,406 Not Acceptable,' +
      '407 Proxy Authentication Required,408 Request Timeout,409 Conflict,410 Gone,' +
      '411 Length Required,412 Precondition Failed,413 Payload Too Large,414 URI Too Long,' +
      "415 Unsupported Media Type,416 Range Not Satisfiable,417 Expectation Failed,418 I'm a Teapot," +
      '421 Misdirected Request,422 Unprocessable Entity,423 Locked,424 Failed Dependency,' +
      '425 Too Early,426 Upgrade Required,428 Precondition Required,429 Too Many Requests,' +
      '431 Request Header Fields Too Large,451 Unavailable For Legal Reasons,' +
      '500 Internal Server Error,501 Not Implemented,502 Bad Gateway,503 Service Unavailable,' +
      '504 Gateway Timeout,505 HTTP Version Not Supported,506 Variant Also Negotiates,' +
      '507 Insufficient Storage,508 Loop Detected,509 Bandwidth Limit Exceeded,510 Not Extended,' +
      '511 Network Authentication Required',
  ),
);

const pseudoHeaders = 'status method authority scheme path protocol';

const headers =
  'accept-encoding accept-language accept-ranges accept access-control-allow-credentials ' +
  'access-control-allow-headers access-control-allow-methods access-control-allow-origin ' +
  'access-control-expose-headers access-control-request-headers access-control-request-method ' +
  'age authorization cache-control connection content-disposition content-encoding ' +
  'content-length content-type cookie date etag forwarded host if-modified-since if-none-match ' +
  'if-range last-modified link location range referer server set-cookie ' +
  'strict-transport-security transfer-encoding te upgrade-insecure-requests upgrade user-agent ' +
  'vary x-content-type-options x-frame-options keep-alive proxy-connection x-xss-protection ' +
  'alt-svc content-security-policy early-data expect-ct origin purpose timing-allow-origin ' +
  'x-forwarded-for priority accept-charset access-control-max-age allow content-language ' +
  'content-location content-md5 content-range dnt expect expires from if-match ' +
  'if-unmodified-since max-forwards prefer proxy-authenticate proxy-authorization refresh ' +
  'retry-after trailer tk via warning www-authenticate http2-settings';

const http2Methods =
  'ACL BASELINE-CONTROL BIND CHECKIN CHECKOUT CONNECT COPY DELETE GET HEAD LABEL LINK LOCK ' +
  'MERGE MKACTIVITY MKCALENDAR MKCOL MKREDIRECTREF MKWORKSPACE MOVE OPTIONS ORDERPATCH PATCH ' +
  'POST PRI PROPFIND PROPPATCH PUT REBIND REPORT SEARCH TRACE UNBIND UNCHECKOUT UNLINK UNLOCK ' +
  'UPDATE UPDATEREDIRECTREF VERSION-CONTROL';

const constantName = (text: string): string => text.toUpperCase().replaceAll('-', '_');

const named = (prefix: string, names: string, value: (name: string) => string) =>
  names.split(' ').map((name) => [`${prefix}_${constantName(name)}`, value(name)] as const);

/** `http2.constants`. */
export const http2Constants: Readonly<Record<string, string | number>> = {
  ...numbers(
    'NGHTTP2_ERR_FRAME_SIZE_ERROR -522,NGHTTP2_SESSION_SERVER 0,NGHTTP2_SESSION_CLIENT 1,' +
      'NGHTTP2_STREAM_STATE_IDLE 1,NGHTTP2_STREAM_STATE_OPEN 2,' +
      'NGHTTP2_STREAM_STATE_RESERVED_LOCAL 3,NGHTTP2_STREAM_STATE_RESERVED_REMOTE 4,' +
      'NGHTTP2_STREAM_STATE_HALF_CLOSED_LOCAL 5,NGHTTP2_STREAM_STATE_HALF_CLOSED_REMOTE 6,' +
      'NGHTTP2_STREAM_STATE_CLOSED 7,NGHTTP2_FLAG_NONE 0,NGHTTP2_FLAG_END_STREAM 1,' +
      'NGHTTP2_FLAG_END_HEADERS 4,NGHTTP2_FLAG_ACK 1,NGHTTP2_FLAG_PADDED 8,NGHTTP2_FLAG_PRIORITY 32,' +
      'DEFAULT_SETTINGS_HEADER_TABLE_SIZE 4096,DEFAULT_SETTINGS_ENABLE_PUSH 1,' +
      'DEFAULT_SETTINGS_MAX_CONCURRENT_STREAMS 4294967295,' +
      'DEFAULT_SETTINGS_INITIAL_WINDOW_SIZE 65535,DEFAULT_SETTINGS_MAX_FRAME_SIZE 16384,' +
      'DEFAULT_SETTINGS_MAX_HEADER_LIST_SIZE 65535,DEFAULT_SETTINGS_ENABLE_CONNECT_PROTOCOL 0,' +
      'MAX_MAX_FRAME_SIZE 16777215,MIN_MAX_FRAME_SIZE 16384,MAX_INITIAL_WINDOW_SIZE 2147483647,' +
      'NGHTTP2_SETTINGS_HEADER_TABLE_SIZE 1,NGHTTP2_SETTINGS_ENABLE_PUSH 2,' +
      'NGHTTP2_SETTINGS_MAX_CONCURRENT_STREAMS 3,NGHTTP2_SETTINGS_INITIAL_WINDOW_SIZE 4,' +
      'NGHTTP2_SETTINGS_MAX_FRAME_SIZE 5,NGHTTP2_SETTINGS_MAX_HEADER_LIST_SIZE 6,' +
      'NGHTTP2_SETTINGS_ENABLE_CONNECT_PROTOCOL 8,PADDING_STRATEGY_NONE 0,' +
      'PADDING_STRATEGY_ALIGNED 1,PADDING_STRATEGY_MAX 2,PADDING_STRATEGY_CALLBACK 1,' +
      'NGHTTP2_NO_ERROR 0,NGHTTP2_PROTOCOL_ERROR 1,NGHTTP2_INTERNAL_ERROR 2,' +
      'NGHTTP2_FLOW_CONTROL_ERROR 3,NGHTTP2_SETTINGS_TIMEOUT 4,NGHTTP2_STREAM_CLOSED 5,' +
      'NGHTTP2_FRAME_SIZE_ERROR 6,NGHTTP2_REFUSED_STREAM 7,NGHTTP2_CANCEL 8,' +
      'NGHTTP2_COMPRESSION_ERROR 9,NGHTTP2_CONNECT_ERROR 10,NGHTTP2_ENHANCE_YOUR_CALM 11,' +
      'NGHTTP2_INADEQUATE_SECURITY 12,NGHTTP2_HTTP_1_1_REQUIRED 13,NGHTTP2_DEFAULT_WEIGHT 16,' +
      'HTTP_STATUS_CONTINUE 100,HTTP_STATUS_SWITCHING_PROTOCOLS 101,HTTP_STATUS_PROCESSING 102,' +
      'HTTP_STATUS_EARLY_HINTS 103,HTTP_STATUS_OK 200,HTTP_STATUS_CREATED 201,' +
      'HTTP_STATUS_ACCEPTED 202,HTTP_STATUS_NON_AUTHORITATIVE_INFORMATION 203,' +
      'HTTP_STATUS_NO_CONTENT 204,HTTP_STATUS_RESET_CONTENT 205,HTTP_STATUS_PARTIAL_CONTENT 206,' +
      'HTTP_STATUS_MULTI_STATUS 207,HTTP_STATUS_ALREADY_REPORTED 208,HTTP_STATUS_IM_USED 226,' +
      'HTTP_STATUS_MULTIPLE_CHOICES 300,HTTP_STATUS_MOVED_PERMANENTLY 301,HTTP_STATUS_FOUND 302,' +
      'HTTP_STATUS_SEE_OTHER 303,HTTP_STATUS_NOT_MODIFIED 304,HTTP_STATUS_USE_PROXY 305,' +
      'HTTP_STATUS_TEMPORARY_REDIRECT 307,HTTP_STATUS_PERMANENT_REDIRECT 308,' +
      'HTTP_STATUS_BAD_REQUEST 400,HTTP_STATUS_UNAUTHORIZED 401,HTTP_STATUS_PAYMENT_REQUIRED 402,' +
      'HTTP_STATUS_FORBIDDEN 403,HTTP_STATUS_NOT_FOUND 404,HTTP_STATUS_METHOD_NOT_ALLOWED 405,' +
      'HTTP_STATUS_NOT_ACCEPTABLE 406,HTTP_STATUS_PROXY_AUTHENTICATION_REQUIRED 407,' +
      'HTTP_STATUS_REQUEST_TIMEOUT 408,HTTP_STATUS_CONFLICT 409,HTTP_STATUS_GONE 410,' +
      'HTTP_STATUS_LENGTH_REQUIRED 411,HTTP_STATUS_PRECONDITION_FAILED 412,' +
      'HTTP_STATUS_PAYLOAD_TOO_LARGE 413,HTTP_STATUS_URI_TOO_LONG 414,' +
      'HTTP_STATUS_UNSUPPORTED_MEDIA_TYPE 415,HTTP_STATUS_RANGE_NOT_SATISFIABLE 416,' +
      'HTTP_STATUS_EXPECTATION_FAILED 417,HTTP_STATUS_TEAPOT 418,' +
      'HTTP_STATUS_MISDIRECTED_REQUEST 421,HTTP_STATUS_UNPROCESSABLE_ENTITY 422,' +
      'HTTP_STATUS_LOCKED 423,HTTP_STATUS_FAILED_DEPENDENCY 424,HTTP_STATUS_TOO_EARLY 425,' +
      'HTTP_STATUS_UPGRADE_REQUIRED 426,HTTP_STATUS_PRECONDITION_REQUIRED 428,' +
      'HTTP_STATUS_TOO_MANY_REQUESTS 429,HTTP_STATUS_REQUEST_HEADER_FIELDS_TOO_LARGE 431,' +
      'HTTP_STATUS_UNAVAILABLE_FOR_LEGAL_REASONS 451,HTTP_STATUS_INTERNAL_SERVER_ERROR 500,' +
      'HTTP_STATUS_NOT_IMPLEMENTED 501,HTTP_STATUS_BAD_GATEWAY 502,' +
      'HTTP_STATUS_SERVICE_UNAVAILABLE 503,HTTP_STATUS_GATEWAY_TIMEOUT 504,' +
      'HTTP_STATUS_HTTP_VERSION_NOT_SUPPORTED 505,HTTP_STATUS_VARIANT_ALSO_NEGOTIATES 506,' +
      'HTTP_STATUS_INSUFFICIENT_STORAGE 507,HTTP_STATUS_LOOP_DETECTED 508,' +
      'HTTP_STATUS_BANDWIDTH_LIMIT_EXCEEDED 509,HTTP_STATUS_NOT_EXTENDED 510,' +
      'HTTP_STATUS_NETWORK_AUTHENTICATION_REQUIRED 511',
  ),
  ...Object.fromEntries([
    ...named('HTTP2_HEADER', pseudoHeaders, (name) => `:${name}`),
    ...named('HTTP2_HEADER', headers, (name) => name),
    ...named('HTTP2_METHOD', http2Methods, (name) => name),
  ]),
};

/** Codes of errors of `node:dns`, by name. */
export const dnsCodes: Readonly<Record<string, string>> = Object.fromEntries(
  (
    'NODATA FORMERR SERVFAIL NOTFOUND NOTIMP REFUSED BADQUERY BADNAME BADFAMILY BADRESP ' +
    'CONNREFUSED TIMEOUT EOF FILE NOMEM DESTRUCTION BADSTR BADFLAGS NONAME BADHINTS ' +
    'NOTINITIALIZED LOADIPHLPAPI ADDRGETNETWORKPARAMS CANCELLED'
  )
    .split(' ')
    .map((name) => [name, name === 'EOF' ? name : `E${name}`]),
);

/** What `node:tls` begins with. */
export const tlsDefaults = {
  CLIENT_RENEG_LIMIT: 3,
  CLIENT_RENEG_WINDOW: 600,
  DEFAULT_CIPHERS:
    'TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256:TLS_AES_128_GCM_SHA256:' +
    'ECDHE-RSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES256-GCM-SHA384:' +
    'ECDHE-ECDSA-AES256-GCM-SHA384:DHE-RSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-SHA256:' +
    'DHE-RSA-AES128-SHA256:ECDHE-RSA-AES256-SHA384:DHE-RSA-AES256-SHA384:ECDHE-RSA-AES256-SHA256:' +
    'DHE-RSA-AES256-SHA256:HIGH:!aNULL:!eNULL:!EXPORT:!DES:!RC4:!MD5:!PSK:!SRP:!CAMELLIA',
  DEFAULT_ECDH_CURVE: 'auto',
  DEFAULT_MAX_VERSION: 'TLSv1.3',
  DEFAULT_MIN_VERSION: 'TLSv1.2',
};

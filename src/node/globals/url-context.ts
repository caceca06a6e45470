// What Node shows of a URL's inside to who asks for all that is hidden: where in the text its parts are.

/** What stands for a part that is not there. */
const omitted = 2 ** 32 - 1;

const schemes = ['http:', '', 'https:', 'ws:', 'ftp:', 'wss:', 'file:'];
const otherScheme = 1;

/** Where the parts begin and end, in characters of `href`, under Node's names. */
export class URLContext {
  readonly href: string;
  readonly protocol_end: number;
  readonly username_end: number;
  readonly host_start: number;
  readonly host_end: number;
  readonly pathname_start: number;
  readonly search_start: number;
  readonly hash_start: number;
  readonly port: number;
  readonly scheme_type: number;

  constructor({ href, protocol, hostname, port, pathname }: URL) {
    const [, authority] = /^\/\/([^/?#]*)/u.exec(href.slice(protocol.length)) ?? [];
    const begin = protocol.length + (authority === undefined ? 0 : '//'.length);
    const credentials = authority?.lastIndexOf('@') ?? -1;
    const [username = ''] = authority?.slice(0, Math.max(credentials, 0)).split(':') ?? [];
    const [, query = '', fragment = ''] = /^[^?#]*(\?[^#]*)?(#.*)?$/su.exec(href) ?? [];
    this.href = href;
    this.protocol_end = protocol.length;
    this.username_end = begin + username.length;
    this.host_start = begin + Math.max(credentials, 0);
    this.host_end = begin + credentials + 1 + (authority === undefined ? 0 : hostname.length);
    this.pathname_start = href.length - fragment.length - query.length - pathname.length;
    this.search_start = query === '' ? omitted : href.length - fragment.length - query.length;
    this.hash_start = fragment === '' ? omitted : href.length - fragment.length;
    this.port = port === '' ? omitted : Number(port);
    const known = schemes.indexOf(protocol);
    this.scheme_type = known === -1 ? otherScheme : known;
  }

  get hasPort(): boolean {
    return this.port !== omitted;
  }

  get hasSearch(): boolean {
    return this.search_start !== omitted;
  }

  get hasHash(): boolean {
    return this.hash_start !== omitted;
  }
}

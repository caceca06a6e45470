// PEM: keys as text.

export interface PemBlock {
  readonly label: string;
  /** The lines before the body, such as `DEK-Info`, by their names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array;
}

/** All blocks of a text, in their order. */
export function readPem(Buffer: BufferConstructor, text: string): PemBlock[] {
  const blocks = text.matchAll(/-----BEGIN ([^-\n]+)-----\r?\n([\s\S]*?)-----END \1-----/gu);
  return Array.from(blocks, ([, label = '', content = '']) => {
    const [head, body] = /^[\w-]+: /u.test(content)
      ? (content.split(/\r?\n\r?\n/u, 2) as [string, string])
      : ['', content];
    const lines = head.split(/\r?\n/u).map((line) => line.split(': ') as [string, string]);
    const bytes = Uint8Array.from(Buffer.from(body, 'base64'));
    return { label, headers: Object.fromEntries(lines), bytes };
  });
}

export function writePem(
  Buffer: BufferConstructor,
  label: string,
  bytes: Uint8Array,
  headers: readonly string[] = [],
): string {
  const body = Buffer.from(bytes)
    .toString('base64')
    .replaceAll(/.{64}(?=.)/gu, '$&\n');
  const head = headers.length === 0 ? '' : `${headers.join('\n')}\n\n`;
  return `-----BEGIN ${label}-----\n${head}${body}\n-----END ${label}-----\n`;
}

// Text in letters that a fragment may hold: compressed (RFC 1951), then base64url (RFC 4648, section 5).

/** The letters of a text, without padding. */
export async function packText(text: string): Promise<string> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  const characters = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(characters).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** The text of letters. Rejects when they are damaged, or hold more bytes than `limit`. */
export async function unpackText(letters: string, limit: number): Promise<string> {
  const characters = atob(letters.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = Uint8Array.from(characters, (character) => character.charCodeAt(0));
  const whole = await decompress(bytes, limit);
  return new TextDecoder('utf-8', { fatal: true }).decode(whole);
}

async function decompress(bytes: Uint8Array<ArrayBuffer>, limit: number): Promise<Uint8Array> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  const reader = stream.getReader();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    size += value.length;
    if (size <= limit) continue;
    await reader.cancel();
    throw new RangeError(`more than ${String(limit)} bytes`);
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

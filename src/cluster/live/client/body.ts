import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream';
import zlib from 'node:zlib';
import type { WireResponse } from '../transport/exchange.ts';

/** Bytes zlib hands out at a time; its default of 16 KiB costs a trip through the thread pool each. */
const CHUNK = 256 << 10;

/** A body that ended before all of it had come. */
export class CutShort extends Error {}

/**
 * The decoded body, chunk by chunk. Throws Node's error or CutShort where it breaks off; leaving the loop early ends
 * the request.
 * @param counted is told the bytes that came over the wire, when the body has ended
 */
export async function* decodedBody(response: WireResponse, counted: (bytes: number) => void): AsyncGenerator<Buffer> {
  const { body } = response;
  let bytes = 0;
  const decoder = decoderFor(response.headers['content-encoding']);
  const source: Readable = decoder === undefined ? body : pipeline(body, decoder, () => {});
  try {
    for await (const chunk of source) {
      if (!Buffer.isBuffer(chunk)) continue;
      bytes += chunk.length;
      yield chunk;
    }
    if (!response.complete()) throw new CutShort('the answer was cut short');
  } finally {
    body.destroy();
    counted(decoder?.bytesWritten ?? bytes);
  }
}

function decoderFor(encoding: string | undefined): zlib.Gunzip | undefined {
  return encoding === 'gzip' ? zlib.createGunzip({ chunkSize: CHUNK }) : undefined;
}

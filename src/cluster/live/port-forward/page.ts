import http from 'node:http';
import { type Duplex, pipeline, type Readable } from 'node:stream';
import zlib from 'node:zlib';
import type { ScrapeQuery } from '../../reader.ts';

/** Longest page that is read, in bytes once unpacked: an operator of many controllers has five megabytes. */
const LONGEST = 64 << 20;
/** Bytes zlib hands out at a time; its default of 16 KiB costs a trip through the thread pool each. */
const CHUNK = 256 << 10;
/** The text format of Prometheus, which everything that has metrics can write. */
const TEXT = 'text/plain;version=0.0.4, */*;q=0.1';

/** What came over a connection. */
interface Page {
  readonly status: number;
  readonly contentType: string | undefined;
  readonly body: Buffer;
  /** By the clock that was given, when the head of the answer had come. */
  readonly at: number;
  /** Whether the connection can be asked again. */
  readonly lasts: boolean;
}

/**
 * Asks for a page over a connection and reads all of it, of a refusal what comes at once. Rejects where no answer came, or not all of it; the connection
 * is then of no further use.
 */
export async function getPage(
  connection: Duplex,
  { port, path, accept, token, signal }: Pick<ScrapeQuery, 'port' | 'path' | 'accept' | 'token' | 'signal'>,
  now: () => number,
): Promise<Page> {
  const response = await new Promise<http.IncomingMessage>((resolve, reject) => {
    const request = http.request({
      createConnection: () => connection,
      path,
      headers: {
        host: `localhost:${port}`,
        accept: accept ?? TEXT,
        'accept-encoding': 'gzip',
        'user-agent': 'kubectl-operator',
        connection: 'keep-alive',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      ...(signal === undefined ? {} : { signal }),
    });
    request.once('response', resolve);
    request.on('error', reject);
    // An upgrade that nobody asked for closes the connection without an error.
    request.once('close', () => reject(new Error('the connection ended without an answer')));
    request.end();
  });
  const at = now();
  const { statusCode: status = 0, headers, httpVersion } = response;
  const body = status === 200 ? await bodyOf(response) : await wordsOf(response);
  return {
    status,
    contentType: headers['content-type'],
    body,
    at,
    lasts: response.complete && httpVersion === '1.1' && !/\bclose\b/i.test(headers.connection ?? ''),
  };
}

async function bodyOf(response: http.IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  const source = unpacked(response);
  try {
    for await (const chunk of source) {
      if (!Buffer.isBuffer(chunk)) continue;
      chunks.push(chunk);
      length += chunk.length;
      if (length > LONGEST) throw new Error(`the answer is longer than ${LONGEST >> 20} MiB`);
    }
  } catch (error) {
    if (response.complete || length > LONGEST) throw error;
    throw new Error('the answer was cut short', { cause: error });
  }
  if (!response.complete) throw new Error('the answer was cut short');
  return Buffer.concat(chunks);
}

/** Longest time that is waited for the words of a refusal, in milliseconds: some end with the connection alone. */
const PATIENCE = 1000;
/** Longest words of a refusal that are read, in bytes. */
const WORDS = 64 << 10;

/** What comes with another status than 200, as far as it comes at once. */
async function wordsOf(response: http.IncomingMessage): Promise<Buffer> {
  const timer = setTimeout(() => response.destroy(), PATIENCE);
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of unpacked(response)) {
      if (!Buffer.isBuffer(chunk)) continue;
      chunks.push(chunk);
      length += chunk.length;
      if (length > WORDS) break;
    }
  } catch {
    // The status says enough.
  } finally {
    clearTimeout(timer);
  }
  return Buffer.concat(chunks);
}

function unpacked(response: http.IncomingMessage): Readable {
  const encoding = response.headers['content-encoding'] ?? 'identity';
  if (encoding === 'identity') return response;
  if (encoding === 'gzip') return pipeline(response, zlib.createGunzip({ chunkSize: CHUNK }), () => {});
  throw new Error(`answered in the encoding ${encoding}, which was not asked for`);
}

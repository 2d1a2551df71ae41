import { type Duplex, duplexPair } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { clientFrame, createFrameReader, OPCODE } from './frames.ts';
import { podStream } from './pod-stream.ts';

const FINAL = 0x80;
const DATA = 0;
const ERRORS = 1;
/** Port 8080, little-endian, as each channel begins. */
const PORT = [0x90, 0x1f];

/** A frame as a server sends it. */
function serverFrame(first: number, payload: readonly number[] | string): Buffer {
  const bytes = Buffer.from(typeof payload === 'string' ? payload : [...payload]);
  const length = bytes.length < 126 ? [bytes.length] : [126, bytes.length >> 8, bytes.length & 0xff];
  return Buffer.concat([Buffer.from([first, ...length]), bytes]);
}

const data = (words: string) => serverFrame(FINAL | OPCODE.binary, `\0${words}`);
const begin = serverFrame(FINAL | OPCODE.binary, [DATA, ...PORT]);
const close = serverFrame(FINAL | OPCODE.close, []);

/** A stream of a pod, and the server's end of the connection below it. */
function connected(): { stream: Duplex; server: Duplex } {
  const [client, server] = duplexPair();
  return { stream: podStream(client), server };
}

/** What a pod's stream holds after these bytes. */
async function received(...bytes: Buffer[]): Promise<string> {
  const { stream, server } = connected();
  for (const chunk of bytes) server.write(chunk);
  return text(stream);
}

test('data comes without channels and ports, until the server closes', async () => {
  expect(await received(begin, data('HTTP/1.1 '), data('200 OK'), close)).toBe('HTTP/1.1 200 OK');
});

test('it does not matter how the bytes are cut', async () => {
  const all = Buffer.concat([begin, data('a'.repeat(300)), data('b'), close]);
  const single = Array.from(all, (byte) => Buffer.from([byte]));
  expect(await received(...single)).toBe(`${'a'.repeat(300)}b`);
  expect(await received(all)).toBe(`${'a'.repeat(300)}b`);
});

test('a message in several frames is of one channel, control frames in between or not', async () => {
  const first = serverFrame(OPCODE.binary, [DATA, 0x90]);
  const ping = serverFrame(FINAL | OPCODE.ping, 'still there?');
  const last = serverFrame(FINAL | OPCODE.continuation, '\x1fok');
  expect(await received(first, ping, last, close)).toBe('ok');
});

test('a ping is answered', async () => {
  const { stream, server } = connected();
  server.write(serverFrame(FINAL | OPCODE.ping, 'x'));
  const answer = await new Promise<Buffer>((resolve) => server.once('data', resolve));
  expect([answer[0], answer[1]]).toEqual([FINAL | OPCODE.pong, 0x80 | 1]);
  stream.destroy();
});

test('what the kubelet cannot do ends the stream in its words', async () => {
  const words = serverFrame(FINAL | OPCODE.binary, `${String.fromCharCode(ERRORS)}connection refused`);
  const ports = serverFrame(FINAL | OPCODE.binary, [ERRORS, ...PORT]);
  await expect(received(begin, ports, words, close)).rejects.toThrow('connection refused');
});

test('what is written goes out masked, on the data channel', async () => {
  const { stream, server } = connected();
  const words = 'GET / HTTP/1.1\r\n'.repeat(20);
  stream.write(words);
  const sent = await new Promise<Buffer>((resolve) => server.once('data', resolve));
  expect([...sent.subarray(0, 4)]).toEqual([FINAL | OPCODE.binary, 0x80 | 126, 1, 65]);
  const mask = sent.subarray(4, 8);
  const payload = Buffer.from(sent.subarray(8).map((byte, index) => byte ^ (mask[index % 4] ?? 0)));
  expect(payload.toString()).toBe(`\0${words}`);
  stream.destroy();
});

test.each([
  ['a masked frame', clientFrame(OPCODE.binary, Buffer.from('x')), 'does not speak WebSocket'],
  ['a frame with an extension', Buffer.from([0xc2, 0]), 'does not speak WebSocket'],
  ['a frame that is too long', Buffer.from([0x82, 127, 0, 0, 1, 0, 0, 0, 0, 0]), 'frame of 1099511627776 bytes'],
])('%s is not taken', (_, bytes, message) => {
  expect(() => createFrameReader()(bytes)).toThrow(message);
});

test('a connection that breaks ends the stream', async () => {
  const { stream, server } = connected();
  server.destroy();
  expect(await text(stream)).toBe('');
});

test('a reader that takes its time holds the server back', async () => {
  const { stream, server } = connected();
  server.write(begin);
  const frames = Array.from({ length: 200 }, () => data('x'.repeat(10_000)));
  const taken = frames.map((frame) => server.write(frame));
  await new Promise((resolve) => setImmediate(resolve));
  expect(taken.at(-1)).toBe(false);
  expect(stream.readableLength).toBeLessThan(200_000);
  server.write(close);
  expect((await text(stream)).length).toBe(2_000_000);
});

import { randomBytes } from 'node:crypto';

/** What a frame is for (RFC 6455, section 5.2). */
export const OPCODE = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;

/** One WebSocket frame. */
export interface Frame {
  readonly opcode: number;
  readonly payload: Buffer;
}

/** A final frame of a client's, which has to be masked. */
export function clientFrame(opcode: number, payload: Buffer): Buffer {
  const { length } = payload;
  const mask = randomBytes(4);
  const masked = Buffer.from(payload);
  for (let index = 0; index < length; index += 1) masked[index] = (masked[index] ?? 0) ^ (mask[index % 4] ?? 0);
  return Buffer.concat([Buffer.from([0x80 | opcode]), lengthBytes(length), mask, masked]);
}

function lengthBytes(length: number): Buffer {
  if (length < 126) return Buffer.from([MASKED | length]);
  const bytes = Buffer.alloc(length <= 0xffff ? 3 : 9);
  bytes[0] = MASKED | (length <= 0xffff ? 126 : 127);
  bytes.writeUIntBE(length, bytes.length - (length <= 0xffff ? 2 : 6), length <= 0xffff ? 2 : 6);
  return bytes;
}

const MASKED = 0x80;
/** Longest frame that is taken, in bytes; kubelets send 32 KiB at a time. */
const LONGEST = 4 << 20;

/** Takes a server's frames out of the bytes as they come; throws at what no server should send. */
export function createFrameReader(): (chunk: Buffer) => Frame[] {
  let pending: Buffer = Buffer.alloc(0);
  return (chunk) => {
    pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
    const frames: Frame[] = [];
    for (;;) {
      const head = headOf(pending);
      if (head === undefined || pending.length < head.start + head.length) return frames;
      const end = head.start + head.length;
      frames.push({ opcode: head.opcode, payload: pending.subarray(head.start, end) });
      pending = pending.subarray(end);
    }
  };
}

/** The head of the first frame; undefined where not all of it has come. */
function headOf(bytes: Buffer): { opcode: number; start: number; length: number } | undefined {
  if (bytes.length < 2) return undefined;
  const [first = 0, second = 0] = bytes;
  if (second & MASKED || first & 0x70) throw new Error('the server does not speak WebSocket');
  const extra = second === 126 ? 2 : second === 127 ? 8 : 0;
  const start = 2 + extra;
  if (bytes.length < start) return undefined;
  const length = extra === 0 ? second : extra === 2 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2));
  if (length > LONGEST) throw new Error(`the server sends a frame of ${length} bytes`);
  return { opcode: first & 0x0f, start, length };
}

import { Duplex } from 'node:stream';
import { clientFrame, createFrameReader, type Frame, OPCODE } from './frames.ts';

/** The channels of one forwarded port; a server begins each with the port, two bytes. */
const DATA = 0;
const ERRORS = 1;
const PORT_BYTES = 2;

/**
 * The bytes of a forwarded port, as a stream, over a connection that speaks WebSocket with the subprotocol
 * v4.channel.k8s.io (k8s.io/cri-streaming pkg/streaming/portforward/websocket.go): the first byte of each message is its
 * channel. What goes wrong on the pod's side destroys the stream with an error in the kubelet's words. The protocol
 * cannot end one direction alone: ending the stream's writable side tells the pod nothing.
 */
export function podStream(connection: Duplex): Duplex {
  const take = createFrameReader();
  const portBytes: [data: number, errors: number] = [PORT_BYTES, PORT_BYTES];
  let channel: number | undefined;
  let refusal = '';

  const stream = new Duplex({
    read: () => void connection.resume(),
    write: (chunk: Buffer, _encoding, done) => {
      connection.write(clientFrame(OPCODE.binary, Buffer.concat([Buffer.from([DATA]), chunk])), done);
    },
    destroy: (error, done) => {
      connection.destroy();
      done(error);
    },
  });
  /** A message's part, after its channel byte. */
  const receive = (part: Buffer): void => {
    if (channel !== DATA && channel !== ERRORS) return;
    const skipped = Math.min(portBytes[channel], part.length);
    portBytes[channel] -= skipped;
    const rest = part.subarray(skipped);
    if (rest.length === 0) return;
    if (channel === ERRORS) refusal += rest.toString();
    else if (!stream.push(rest)) connection.pause();
  };
  const handle = ({ opcode, payload }: Frame): void => {
    if (opcode === OPCODE.ping) connection.write(clientFrame(OPCODE.pong, payload));
    else if (opcode === OPCODE.close) end();
    else if (opcode === OPCODE.continuation) receive(payload);
    else if (opcode === OPCODE.binary || opcode === OPCODE.text) {
      channel = payload[0];
      receive(payload.subarray(1));
    }
  };
  const end = (): void => {
    if (stream.destroyed) return;
    if (refusal === '') stream.push(null);
    else stream.destroy(new Error(refusal));
  };
  connection.on('data', (chunk: Buffer) => {
    try {
      for (const frame of take(chunk)) handle(frame);
    } catch (error) {
      stream.destroy(error instanceof Error ? error : new Error(String(error)));
    }
  });
  connection.once('end', end);
  connection.on('error', (error) => stream.destroy(error));
  connection.once('close', end);
  return stream;
}

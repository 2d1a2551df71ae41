import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { readMachO } from '../../build/package/mach-o.ts';
import { PAGE_SIZE, signAdHoc } from '../../build/package/sign-ad-hoc.ts';

const LC_SEGMENT_64 = 0x19;
const TEXT_END = 0x4000;

/** A Mach-O file of two segments, __TEXT with one section at 0x1000 and __LINKEDIT of `tail` bytes; unsigned. */
function machO(tail: number): Buffer {
  const file = Buffer.alloc(TEXT_END + tail, 7);
  file.fill(0, 0, 0x1000);
  file.writeUInt32LE(0xfeedfacf, 0);
  file.writeUInt32LE(2, 16);
  file.writeUInt32LE(152 + 72, 20);
  segment(file, 32, '__TEXT', { offset: 0, size: TEXT_END, sections: 1 });
  file.writeBigUInt64LE(0x100n, 32 + 72 + 40);
  file.writeUInt32LE(0x1000, 32 + 72 + 48);
  segment(file, 32 + 152, '__LINKEDIT', { offset: TEXT_END, size: tail, sections: 0 });
  return file;
}

function segment(
  file: Buffer,
  at: number,
  name: string,
  { offset, size, sections }: { offset: number; size: number; sections: number },
): void {
  file.writeUInt32LE(LC_SEGMENT_64, at);
  file.writeUInt32LE(72 + 80 * sections, at + 4);
  file.write(name, at + 8, 'latin1');
  file.writeBigUInt64LE(BigInt(offset), at + 40);
  file.writeBigUInt64LE(BigInt(size), at + 48);
  file.writeUInt32LE(sections, at + 64);
}

/** The pages whose hash in the code directory is not that of the file, and what the directory says of itself. */
function verify(file: Buffer) {
  const { signature, linkedit } = readMachO(file);
  if (signature === undefined) throw new Error('no signature');
  const directory = file.subarray(signature.offset + file.readUInt32BE(signature.offset + 16));
  const hashes = directory.readUInt32BE(16);
  const pages = directory.readUInt32BE(28);
  const limit = directory.readUInt32BE(32);
  const wrong = Array.from({ length: pages }, (_, page) => page).filter((page) => {
    const bytes = file.subarray(page * PAGE_SIZE, Math.min(limit, (page + 1) * PAGE_SIZE));
    const expected = directory.subarray(hashes + page * 32, hashes + (page + 1) * 32);
    return !createHash('sha256').update(bytes).digest().equals(expected);
  });
  const identifier = directory.readUInt32BE(20);
  return {
    wrong,
    pages,
    limit,
    signature,
    flags: directory.readUInt32BE(12),
    identifier: directory.toString('latin1', identifier, directory.indexOf(0, identifier)),
    linkeditEnd: linkedit.offset + linkedit.size,
  };
}

test.each([0x1000, 0x1234, 0x10001])('a file whose last segment has %i bytes is signed to its end', (tail) => {
  const signed = signAdHoc(machO(tail), 'kubectl-operator');
  const found = verify(signed);
  expect(found.wrong).toEqual([]);
  expect(found.limit).toBe(found.signature.offset);
  expect(found.signature.offset + found.signature.size).toBe(signed.length);
  expect(found.linkeditEnd).toBe(signed.length);
  expect(found.pages).toBe(Math.ceil(found.limit / PAGE_SIZE));
  expect(found).toMatchObject({ identifier: 'kubectl-operator', flags: 0x20002 });
});

test('a signed file can be signed again, and a changed byte shows', () => {
  const signed = signAdHoc(machO(0x2000), 'kubectl-operator');
  expect(signAdHoc(signed, 'kubectl-operator').equals(signed)).toBe(true);
  signed.writeUInt8(1, 0x2000);
  expect(verify(signed).wrong).toEqual([2]);
});

test('what is no Mach-O file is refused', () => {
  expect(() => signAdHoc(Buffer.alloc(4096), 'kubectl-operator')).toThrow('not a thin 64-bit Mach-O file');
});

import { expect, test } from 'vitest';
import { dropAuthenticode } from '../../build/package/drop-authenticode.ts';

const HEADER = 0x80;
const ENTRY = HEADER + 24 + 112 + 32;

/** A 64-bit Windows executable of 1024 bytes, with a signature of `signature` bytes behind it. */
function executable(signature: number): Buffer {
  const file = Buffer.alloc(1024 + signature);
  file.writeUInt32LE(HEADER, 0x3c);
  file.write('PE\0\0', HEADER, 'latin1');
  file.writeUInt16LE(0x20b, HEADER + 24);
  if (signature > 0) {
    file.writeUInt32LE(1024, ENTRY);
    file.writeUInt32LE(signature, ENTRY + 4);
  }
  return file;
}

test('the signature and the entry that names it are gone', () => {
  const unsigned = dropAuthenticode(executable(64));
  expect(unsigned.equals(executable(0))).toBe(true);
});

test('an executable without a signature stays as it is', () => {
  expect(dropAuthenticode(executable(0)).equals(executable(0))).toBe(true);
});

test('what is no Windows executable, or is signed elsewhere than at its end, is refused', () => {
  expect(() => dropAuthenticode(Buffer.alloc(1024))).toThrow('not a Windows executable');
  expect(() => dropAuthenticode(Buffer.concat([executable(64), Buffer.alloc(1)]))).toThrow('not at the end');
});

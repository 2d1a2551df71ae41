import { createHash } from 'node:crypto';
import { LC_CODE_SIGNATURE, type MachO, readMachO } from './mach-o.ts';

/** Bytes that one hash covers. 4 KiB on every architecture, as linkers write it. */
export const PAGE_SIZE = 4096;
/** Segments end on pages of 16 KiB on arm64; on amd64 that does no harm. */
const SEGMENT_ALIGNMENT = 0x4000;
const SIGNATURE_COMMAND_SIZE = 16;
const SUPER_BLOB = 0xfade0cc0;
const CODE_DIRECTORY = 0xfade0c02;
const SUPER_BLOB_SIZE = 20;
const DIRECTORY_SIZE = 88;
const VERSION_WITH_EXEC_SEGMENT = 0x20400;
/** Ad hoc, made by a linker: codesign may replace it without --force. */
const FLAGS = 0x20002;
const SHA256 = { size: 32, type: 2 };
const MAIN_BINARY = 1n;

/**
 * Signs a Mach-O executable ad hoc: no identity, only hashes of its pages. Macs with Apple silicon run nothing without
 * that, and pkg leaves its signing to tools that only macOS has. Layout: Apple's <kern/cs_blobs.h>; Go's linker
 * (cmd/internal/codesign) writes the same. Answers the signed file.
 */
export function signAdHoc(file: Buffer, identifier: string): Buffer {
  const prepared = withSignatureCommand(file);
  const machO = readMachO(prepared);
  const { signature, linkedit } = machO;
  if (signature === undefined) throw new Error('the Mach-O file has no place for a signature');
  const end = signature.offset;
  const content = Buffer.from(prepared.subarray(0, end));
  const pages = Math.ceil(end / PAGE_SIZE);
  const size = align(SUPER_BLOB_SIZE + directorySize(identifier, pages), 16);
  const linkeditSize = end + size - linkedit.offset;
  content.writeUInt32LE(size, signature.command + 12);
  content.writeBigUInt64LE(BigInt(linkeditSize), linkedit.command + 48);
  content.writeBigUInt64LE(BigInt(align(linkeditSize, SEGMENT_ALIGNMENT)), linkedit.command + 32);
  return Buffer.concat([content, signatureOf(content, machO, identifier, size)]);
}

/** The file with a load command for a signature at its end. Injecting into an executable drops both. */
function withSignatureCommand(file: Buffer): Buffer {
  const { commandsEnd, firstSection, linkedit, signature } = readMachO(file);
  if (linkedit.offset + linkedit.size !== file.length) throw new Error('__LINKEDIT is not at the end of the file');
  if (signature !== undefined) return file;
  if (commandsEnd + SIGNATURE_COMMAND_SIZE > firstSection) throw new Error('no room for one more load command');
  const padded = Buffer.concat([file, Buffer.alloc(align(file.length, 16) - file.length)]);
  const command = [LC_CODE_SIGNATURE, SIGNATURE_COMMAND_SIZE, padded.length, 0];
  for (const [index, word] of command.entries()) padded.writeUInt32LE(word, commandsEnd + 4 * index);
  padded.writeUInt32LE(padded.readUInt32LE(16) + 1, 16);
  padded.writeUInt32LE(padded.readUInt32LE(20) + SIGNATURE_COMMAND_SIZE, 20);
  padded.writeBigUInt64LE(BigInt(padded.length - linkedit.offset), linkedit.command + 48);
  return padded;
}

function directorySize(identifier: string, pages: number): number {
  return DIRECTORY_SIZE + identifier.length + 1 + pages * SHA256.size;
}

/** A super blob with one code directory; big-endian, as all of it. */
function signatureOf(content: Buffer, { text }: MachO, identifier: string, size: number): Buffer {
  const pages = Math.ceil(content.length / PAGE_SIZE);
  const hashes = DIRECTORY_SIZE + identifier.length + 1;
  const blob = Buffer.alloc(size);
  const superBlob = [SUPER_BLOB, SUPER_BLOB_SIZE + directorySize(identifier, pages), 1, 0, SUPER_BLOB_SIZE];
  for (const [index, word] of superBlob.entries()) blob.writeUInt32BE(word, 4 * index);
  const directory = blob.subarray(SUPER_BLOB_SIZE);
  const words = [
    CODE_DIRECTORY,
    directorySize(identifier, pages),
    VERSION_WITH_EXEC_SEGMENT,
    FLAGS,
    hashes,
    DIRECTORY_SIZE, // offset of the identifier
    0, // special slots
    pages,
    content.length,
  ];
  for (const [index, word] of words.entries()) directory.writeUInt32BE(word, 4 * index);
  directory.set([SHA256.size, SHA256.type, 0, Math.log2(PAGE_SIZE)], 36);
  directory.writeBigUInt64BE(BigInt(text.offset), 64);
  directory.writeBigUInt64BE(BigInt(text.size), 72);
  directory.writeBigUInt64BE(MAIN_BINARY, 80);
  directory.write(identifier, DIRECTORY_SIZE, 'latin1');
  for (let page = 0; page < pages; page++) {
    const bytes = content.subarray(page * PAGE_SIZE, (page + 1) * PAGE_SIZE);
    createHash('sha256')
      .update(bytes)
      .digest()
      .copy(directory, hashes + page * SHA256.size);
  }
  return blob;
}

function align(size: number, to: number): number {
  return Math.ceil(size / to) * to;
}

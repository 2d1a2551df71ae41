/** The parts of a thin 64-bit Mach-O file that a signature has to do with; offsets are in bytes from its start. */
export interface MachO {
  readonly commandsEnd: number;
  /** Where the first section's content begins: load commands may grow up to there. */
  readonly firstSection: number;
  readonly text: Segment;
  readonly linkedit: Segment;
  /** The load command that tells where the signature is. */
  readonly signature: { readonly command: number; readonly offset: number; readonly size: number } | undefined;
}

/** A segment: where its load command is, and which part of the file it covers. */
export interface Segment {
  readonly command: number;
  readonly offset: number;
  readonly size: number;
}

const MAGIC_64 = 0xfeedfacf;
const HEADER_SIZE = 32;
const LC_SEGMENT_64 = 0x19;
export const LC_CODE_SIGNATURE = 0x1d;
const SEGMENT_HEADER_SIZE = 72;
const SECTION_SIZE = 80;

/** Reads the load commands (<mach-o/loader.h>). Throws on a file of another kind. */
export function readMachO(file: Buffer): MachO {
  if (file.readUInt32LE(0) !== MAGIC_64) throw new Error('not a thin 64-bit Mach-O file');
  const segments = new Map<string, Segment>();
  let firstSection = Number.POSITIVE_INFINITY;
  let signature: MachO['signature'];
  let at = HEADER_SIZE;
  for (let left = file.readUInt32LE(16); left > 0; left--) {
    const kind = file.readUInt32LE(at);
    if (kind === LC_SEGMENT_64) {
      const name = file.toString('latin1', at + 8, at + 24).replace(/\0+$/, '');
      const segment = { command: at, offset: readUInt64(file, at + 40), size: readUInt64(file, at + 48) };
      segments.set(name, segment);
      firstSection = Math.min(firstSection, firstContent(file, at));
    }
    if (kind === LC_CODE_SIGNATURE) {
      signature = { command: at, offset: file.readUInt32LE(at + 8), size: file.readUInt32LE(at + 12) };
    }
    at += file.readUInt32LE(at + 4);
  }
  const text = segments.get('__TEXT');
  const linkedit = segments.get('__LINKEDIT');
  if (text === undefined || linkedit === undefined) throw new Error('the Mach-O file lacks __TEXT or __LINKEDIT');
  return { commandsEnd: at, firstSection, text, linkedit, signature };
}

/** Offset of the first section of a segment that has content in the file. */
function firstContent(file: Buffer, command: number): number {
  let first = Number.POSITIVE_INFINITY;
  for (let index = 0; index < file.readUInt32LE(command + 64); index++) {
    const section = command + SEGMENT_HEADER_SIZE + index * SECTION_SIZE;
    const offset = file.readUInt32LE(section + 48);
    if (offset > 0 && readUInt64(file, section + 40) > 0) first = Math.min(first, offset);
  }
  return first;
}

function readUInt64(file: Buffer, at: number): number {
  return Number(file.readBigUInt64LE(at));
}

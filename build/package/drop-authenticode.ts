const SIGNATURE_ADDRESS = 0x3c;
/** From the PE signature: four bytes of it, 20 of the COFF header. */
const OPTIONAL_HEADER = 24;
const PE32_PLUS = 0x20b;
/** In the optional header of PE32+: the data directories, eight bytes each, the certificate table fifth. */
const CERTIFICATE_TABLE = 112 + 4 * 8;

/**
 * The Windows executable without Node's Authenticode signature, which would be wrong once something is injected, and
 * which Windows takes for tampering. Layout: Microsoft's "PE Format". Answers the same file where it has none.
 */
export function dropAuthenticode(file: Buffer): Buffer {
  const header = file.readUInt32LE(SIGNATURE_ADDRESS);
  if (file.toString('latin1', header, header + 4) !== 'PE\0\0') throw new Error('not a Windows executable');
  const optional = header + OPTIONAL_HEADER;
  if (file.readUInt16LE(optional) !== PE32_PLUS) throw new Error('not a 64-bit Windows executable');
  const entry = optional + CERTIFICATE_TABLE;
  const offset = file.readUInt32LE(entry);
  if (offset === 0) return file;
  const size = file.readUInt32LE(entry + 4);
  if (offset + size !== file.length) throw new Error('the signature is not at the end of the file');
  const unsigned = Buffer.from(file.subarray(0, offset));
  unsigned.fill(0, entry, entry + 8);
  return unsigned;
}

import { ensureBinaries } from './binaries.ts';

/** `node test/control-plane/build.ts [VERSION]`: builds what is missing and prints where each program is. */
const binaries = await ensureBinaries(process.argv[2]);
process.stdout.write(`${JSON.stringify(binaries, undefined, 2)}\n`);

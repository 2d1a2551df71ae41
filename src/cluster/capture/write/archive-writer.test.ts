import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { type ArchiveWriter, createArchiveWriter } from './archive-writer.ts';

/** A full disk: takes so many bytes. */
function disk(room: number): Writable {
  let left = room;
  return new Writable({
    write(chunk: Buffer, _encoding, done) {
      left -= chunk.length;
      done(left < 0 ? Object.assign(new Error('write'), { code: 'ENOSPC' }) : null);
    },
  });
}

function writerTo(destination: Writable): ArchiveWriter {
  return createArchiveWriter(destination, { root: 'capture', time: 0, keepOpen: false });
}

/** Text that does not get smaller when it is compressed. */
function noise(length: number): string {
  return Array.from({ length }, () => String.fromCharCode(33 + Math.random() * 90)).join('');
}

async function addUntilFull(archive: ArchiveWriter): Promise<void> {
  for (let index = 0; index < 100; index++) await archive.add(`${index}.txt`, noise(100_000));
}

test('a destination that fails while files are added is told by its own error', async () => {
  const archive = writerTo(disk(50_000));
  await expect(addUntilFull(archive)).rejects.toMatchObject({ code: 'ENOSPC' });
  await expect(archive.add('later.txt', 'x')).rejects.toMatchObject({ code: 'ENOSPC' });
  archive.abort();
});

test('files that are added side by side all fail with it', async () => {
  const archive = writerTo(disk(50_000));
  const added = Array.from({ length: 20 }, (_, index) => archive.add(`${index}.txt`, noise(100_000)));
  const results = await Promise.allSettled(added);
  const failed = results.filter((result) => result.status === 'rejected').map(({ reason }) => reason.code);
  expect(failed.length).toBeGreaterThan(10);
  expect(new Set(failed)).toEqual(new Set(['ENOSPC']));
});

test('a destination that has room for nothing fails at the end at the latest', async () => {
  const archive = writerTo(disk(0));
  const whole = archive.add('small.txt', 'x').then(() => archive.finish());
  await expect(whole).rejects.toMatchObject({ code: 'ENOSPC' });
});

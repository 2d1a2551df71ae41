import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ObjectFailure } from '../../migration/report.ts';
import type { MigrationSubject } from '../../migration/subject.ts';
import { isObject, type Json, stringAt } from '../../objects/json.ts';

/**
 * What became of each object, in a file that outlives the program. A line is `uid resourceVersion kind`, or JSON of a
 * failure; a line that was cut off when the program was killed is left out when it is read.
 *
 * What it says is never believed by itself: an object counts as stored anew only as long as its resourceVersion is the
 * one that was written down, as no bytes change without it.
 */
export interface Journal {
  /** undefined where nothing can be kept. */
  readonly path: string | undefined;
  /** Why results are not kept, or no longer; undefined while they are. The migration goes on without. */
  problem(): string | undefined;
  /** Objects known from an earlier run. */
  readonly known: number;
  /** The resourceVersion at which an object is known to be stored at the storage version. */
  proven(uid: string): string | undefined;
  stored(uid: string, resourceVersion: string, kind: 'rewritten' | 'current'): void;
  failed(failure: ObjectFailure): void;
  /** All is done: the next run begins anew. */
  finish(): void;
  /** Resolves when all is on its way to the disk. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

/** The last line of a run that has left nothing to go on with. */
const FINISHED = 'finished';
/** Bytes that are gathered before they are written. */
const BATCH = 64 << 10;

/**
 * Opens the journal of a subject at its storage version in `directory`: the one of an earlier run that was not finished, or
 * was killed, unless `resume` is false.
 */
export async function openJournal(subject: MigrationSubject, directory: string, resume: boolean): Promise<Journal> {
  const path = join(directory, journalName(subject));
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const left = resume ? await readFile(path, 'utf8').catch(() => '') : '';
    const text = left.endsWith(`\n${FINISHED}\n`) ? '' : left;
    const earlier = readEarlier(text);
    const file = await open(path, text === '' ? 'w' : 'a', 0o600);
    let problem: string | undefined;
    let pending = '';
    let writing = Promise.resolve();
    const write = () => {
      const text = pending;
      pending = '';
      if (text === '' || problem !== undefined) return;
      writing = writing
        .then(() => file.appendFile(text))
        .catch((error: unknown) => {
          problem = message(error);
        });
    };
    const line = (text: string) => {
      pending += `${text}\n`;
      if (pending.length >= BATCH) write();
    };
    // Not in the line that a killed run has left half-written.
    if (text !== '' && !text.endsWith('\n')) line('');
    return {
      path,
      problem: () => problem,
      known: earlier.size,
      proven: (uid) => earlier.get(uid),
      stored: (uid, resourceVersion, kind) => line(`${uid} ${resourceVersion} ${kind}`),
      failed: (failure) => line(JSON.stringify(failure)),
      finish: () => line(FINISHED),
      async flush() {
        write();
        await writing;
      },
      async close() {
        write();
        await writing;
        await file.close().catch(() => {});
      },
    };
  } catch (error) {
    return noJournal(message(error));
  }
}

function noJournal(problem: string): Journal {
  return {
    path: undefined,
    problem: () => problem,
    known: 0,
    proven: () => undefined,
    stored: () => {},
    failed: () => {},
    finish: () => {},
    flush: async () => {},
    close: async () => {},
  };
}

/** Bytes of a resource's name that go into a file's, which holds 255 at most; the uid tells those apart that begin alike. */
const NAME = 140;

/** Of a definition by its uid and storage version; a type without a definition has one for all its runs. */
function journalName({ resource, definition, storageVersion }: MigrationSubject): string {
  const parts = [resource.slice(0, NAME), definition?.metadata?.uid, storageVersion].filter(
    (part) => part !== undefined,
  );
  return `${parts.join('_').replaceAll(/[^A-Za-z0-9._-]/g, '-')}.journal`;
}

function readEarlier(text: string): Map<string, string> {
  const known = new Map<string, string>();
  for (const line of text.split('\n')) {
    const [uid, resourceVersion, kind] = line.split(' ');
    const whole = kind === 'rewritten' || kind === 'current';
    if (uid !== undefined && resourceVersion !== undefined && whole) known.set(uid, resourceVersion);
    else if (line.startsWith('{')) forget(known, line);
  }
  return known;
}

function forget(known: Map<string, string>, line: string): void {
  try {
    const failure: Json = JSON.parse(line);
    if (isObject(failure)) known.delete(stringAt(failure, 'uid') ?? '');
  } catch {
    // Cut off when the program was killed.
  }
}

function message(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

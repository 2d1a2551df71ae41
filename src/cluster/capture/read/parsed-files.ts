import { objectsOf, type RawList } from '../content/objects-of.ts';
import { parseDocuments } from '../content/parse-documents.ts';
import type { FileSet } from '../files/file-set.ts';

/** Text whose parsed form is kept, in bytes; it takes several times as much memory. */
const MOST_KEPT = 32 * 2 ** 20;

/** The objects of the files of a capture. */
export interface ParsedFiles {
  /** The objects of one file. Rejects with a `CaptureError` where the file cannot be read or parsed. */
  objects(path: string): Promise<RawList>;
}

/** Parses files when they are asked for, and keeps those that were asked for last: a big capture is never in memory whole. */
export function createParsedFiles(files: FileSet): ParsedFiles {
  const kept = new Map<string, Promise<RawList>>();
  let keptBytes = 0;
  const parse = async (path: string): Promise<RawList> => {
    const bytes = await files.read(path);
    return objectsOf(parseDocuments(bytes.toString('utf8')));
  };
  return {
    objects(path) {
      const known = kept.get(path);
      const parsed = known ?? parse(path);
      if (known === undefined) keptBytes += files.size(path) ?? 0;
      // The last asked for stays at the end.
      kept.delete(path);
      kept.set(path, parsed);
      for (const old of kept.keys()) {
        if (keptBytes <= MOST_KEPT || old === path) break;
        kept.delete(old);
        keptBytes -= files.size(old) ?? 0;
      }
      return parsed;
    },
  };
}

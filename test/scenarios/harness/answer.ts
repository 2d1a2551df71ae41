import type { CommandResult } from '../../control-plane/run.ts';

/** What `why-stuck` said, as far as scenarios compare it. Of several objects: what differs, joined by commas. */
export interface FoundAnswer {
  readonly exitCode: number;
  /** Ids of the best causes; undefined where nothing is wrong. */
  readonly cause: string | undefined;
  readonly certainty: string | undefined;
  /** The command of the first remedy. */
  readonly remedy: string | undefined;
  readonly stderr: string;
}

/** Reads the output of `why-stuck -o json`. */
export function readAnswer({ code, stdout, stderr }: CommandResult): FoundAnswer {
  const nothing = { exitCode: code, cause: undefined, certainty: undefined, remedy: undefined, stderr };
  if (code !== 1) return nothing;
  // The program's own output; what is wrong with it shows in the comparison.
  const { items } = JSON.parse(stdout) as StuckReport;
  const best = items.flatMap(({ causes }) => causes.slice(0, 1));
  return {
    ...nothing,
    cause: distinct(best.map(({ id }) => id)),
    certainty: distinct(best.map(({ certainty }) => certainty)),
    remedy: best[0]?.remedies[0]?.command,
  };
}

function distinct(texts: readonly string[]): string {
  return [...new Set(texts)].sort().join(', ');
}

/** The part of the document that is compared. */
interface StuckReport {
  readonly items: readonly {
    readonly causes: readonly {
      readonly id: string;
      readonly certainty: string;
      readonly remedies: readonly { readonly command?: string }[];
    }[];
  }[];
}

import type { Gap } from '../objects/gap.ts';
import type { Loss } from './loss/loss.ts';

/** What is looked at before a migration writes anything, in the order in which it is shown. */
export type PreflightCheck =
  | 'versions'
  | 'permissions'
  | 'conversion'
  | 'admission'
  | 'other-migrators'
  | 'applied-by'
  | 'api-servers'
  | 'loss'
  /** What came up between the preflight and the first write: a backup that failed, another run, a changed definition. */
  | 'begin';

/** What a check found. */
export interface PreflightFinding {
  readonly check: PreflightCheck;
  /** `blocked`: the migration does not begin. */
  readonly level: 'ok' | 'note' | 'warning' | 'blocked';
  /** One line; may hold hostile text. */
  readonly text: string;
  /** What it is made of, one line each; may hold hostile text. */
  readonly details?: readonly string[] | undefined;
  /** What to do about it. */
  readonly next?: string | undefined;
  /** What does it, to be pasted into a shell. */
  readonly command?: string | undefined;
}

/** What is known before a migration of one type begins. */
export interface Preflight {
  /** `redisclusters.cache.example.com` */
  readonly resource: string;
  readonly storageVersion: string | undefined;
  readonly staleVersions: readonly string[];
  /** As the server estimates it; undefined where it does not say. */
  readonly objects: number | undefined;
  /** About how many milliseconds it takes: a guess; undefined where the number of objects is not known. */
  readonly expectedTime: number | undefined;
  /** When every API server knows of the definition's last change, in milliseconds since the epoch; undefined: unknown. */
  readonly settledAt?: number | undefined;
  readonly findings: readonly PreflightFinding[];
  /** What would be lost; undefined: that was not looked at, or cannot be by looking. */
  readonly loss?: Loss | undefined;
  readonly gaps: readonly Gap[];
}

/** Why the migration does not begin; empty where it may. */
export function blockers({ findings }: Preflight): readonly PreflightFinding[] {
  return findings.filter(({ level }) => level === 'blocked');
}

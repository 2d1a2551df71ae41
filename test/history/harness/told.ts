import type { ControlPlaneHandle } from '../../control-plane/handle.ts';
import { plugin } from '../../e2e/plugin.ts';

/** What is told of an object (`conditions -o json`), as far as it is compared. */
export interface ToldObject {
  readonly object: { readonly kind: string; readonly name: string; readonly uid: string };
  readonly entries: readonly ToldEntry[];
  readonly lanes: readonly ToldLane[];
}

/** An entry of it. */
export interface ToldEntry {
  readonly when: { readonly earliest?: string; readonly latest: string };
  readonly sources: readonly string[];
  readonly what: ToldHappening;
}

/** What an entry says: of each kind the fields that its key is made of. */
export interface ToldHappening {
  readonly kind: string;
  readonly type?: string;
  readonly status?: string;
  /** The status before, where it is known. */
  readonly before?: { readonly status?: string };
  readonly reason?: string;
  readonly message?: string;
  /** `write`, `content`: the status may have been the same before. */
  readonly timeOf?: 'status' | 'content' | 'write';
  /** Reason and message are of then: others may have stood there when the status changed. */
  readonly asOf?: string;
  readonly manager?: string;
  readonly operation?: string;
  readonly subresource?: string;
  readonly generation?: number;
  readonly name?: string;
  readonly phase?: string;
  readonly container?: string;
  readonly state?: string;
  readonly lease?: string;
  readonly holder?: string;
}

/** A lane of it. */
export interface ToldLane {
  readonly type: string;
  readonly spans: readonly {
    readonly start?: { readonly earliest?: string; readonly latest: string };
    readonly status?: string;
    readonly reason: string;
    readonly message: string;
  }[];
}

/** Asks the program for an object's history, as it is rebuilt from what the cluster has. */
export async function askHistory(
  plane: ControlPlaneHandle,
  args: readonly string[],
): Promise<{ readonly items: readonly ToldObject[]; readonly text: string }> {
  const options = { kubeconfig: plane.adminKubeconfig, timeout: 120_000 };
  const [json, text] = [
    await plugin(['conditions', ...args, '-o', 'json'], options),
    await plugin(['conditions', ...args], options),
  ];
  if (json.code !== 0) throw new Error(`conditions ${args.join(' ')}: exit code ${json.code}: ${json.stderr}`);
  const { items } = JSON.parse(json.stdout) as { items: readonly ToldObject[] };
  return { items, text: text.stdout };
}

/** Keys that a truth can have of which this tells, the first rather than the others. */
export function toldKeys(entry: ToldEntry): readonly string[] {
  const key = toldKey(entry);
  const { kind, type, status, timeOf } = entry.what;
  const mayBeSame = kind === 'condition' && (timeOf === 'write' || timeOf === 'content');
  return mayBeSame ? [key, `stamp ${type} ${status}`, `words ${type} ${status}`] : [key];
}

/** The key of what is told, which a truth has too. */
export function toldKey({ what }: ToldEntry): string {
  const parts = KEYS[what.kind];
  if (parts === undefined) return what.kind;
  // Reason or message changed, and the status did not.
  if (what.before?.status !== undefined && what.before.status === what.status)
    return `words ${what.type} ${what.status}`;
  return [what.kind, ...parts(what)].join(' ').trimEnd();
}

const KEYS: Readonly<Record<string, (what: ToldHappening) => readonly (string | number | undefined)[]>> = {
  condition: ({ type, status }) => [type, status ?? 'removed'],
  write: ({ manager, operation, subresource }) => [manager, operation, subresource],
  event: ({ reason, message }) => [reason, message],
  generation: ({ generation }) => [generation],
  observed: ({ generation }) => [generation],
  rollout: ({ name }) => [name],
  phase: ({ phase }) => [phase],
  container: ({ container, state }) => [container, state],
  lease: ({ lease, holder }) => [lease, holder],
};

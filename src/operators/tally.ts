import { conditionsOf } from '../objects/condition.ts';
import type { Gap } from '../objects/gap.ts';
import { fieldManagersOf, managersOfField } from '../objects/managed-fields.ts';
import type { KubeObject } from '../objects/object.ts';
import { readinessOf } from '../objects/status/readiness.ts';

/** How the custom resources of one type are doing, counted. */
export interface Tally {
  /** `redisclusters.cache.example.com` */
  readonly type: string;
  readonly total: number;
  /** Those that are not as their spec wants them, and not Terminating. */
  readonly notReady: number;
  /** Those that should have been gone for longer than the limit. */
  readonly stuck: number;
  /** Conditions as they stand, most frequent first; not more than MOST_CONDITIONS different ones. */
  readonly conditions: readonly ConditionCount[];
  /** Some of those that are not ready or stuck, as they came. */
  readonly examples: readonly TallyExample[];
  readonly writers: readonly Writer[];
  /** Whether some carry notes of kopf (docs of nolar/kopf, configuration: kopf.zalando.org/…): their operator uses it. */
  readonly kopf: boolean;
  /** Why the list is not complete; undefined where it is. */
  readonly gap: Gap | undefined;
}

/** How many objects have a condition with that status and reason. */
export interface ConditionCount {
  readonly type: string;
  readonly status: string;
  readonly reason: string;
  readonly count: number;
}

/** An object that is not as it should be. */
export interface TallyExample {
  readonly namespace: string | undefined;
  readonly name: string;
  readonly state: 'not-ready' | 'stuck';
  readonly reason: string;
}

/** A field manager of custom resources (metadata.managedFields). */
export interface Writer {
  readonly manager: string;
  /** Whether it writes their status. */
  readonly status: boolean;
}

/** Counts custom resources one by one, and keeps none of them. */
export interface TallyKeeper {
  add(object: KubeObject): void;
  /** What was counted so far. */
  result(gap: Gap | undefined): Tally;
}

/** Reasons can be made up without end; memory must not follow. */
const MOST_CONDITIONS = 100;
const MOST_WRITERS = 100;
const MOST_EXAMPLES = 5;

/**
 * Begins to count the custom resources of a type.
 * @param now milliseconds since the epoch
 * @param stuckAfter milliseconds after which something Terminating counts as stuck
 */
export function keepTally(type: string, now: number, stuckAfter: number): TallyKeeper {
  let total = 0;
  let notReady = 0;
  let stuck = 0;
  const conditions = new Map<string, { type: string; status: string; reason: string; count: number }>();
  const writers = new Map<string, Writer>();
  const examples: TallyExample[] = [];
  let kopf = false;

  const example = ({ metadata: { namespace, name } }: KubeObject, state: TallyExample['state'], reason: string) => {
    if (examples.filter((other) => other.state === state).length < MOST_EXAMPLES)
      examples.push({ namespace, name, state, reason });
  };
  return {
    add: (object) => {
      total++;
      const { deletionTime, annotations, finalizers } = object.metadata;
      kopf ||= [...Object.keys(annotations), ...finalizers].some((key) => key.startsWith('kopf.zalando.org/'));
      const { state, reason } = readinessOf(object, now);
      if (deletionTime !== undefined && now - deletionTime > stuckAfter) {
        stuck++;
        example(object, 'stuck', finalizers.join(', '));
      } else if (state === 'in-progress' || state === 'failed') {
        notReady++;
        example(object, 'not-ready', reason);
      }
      for (const { type: condition, status, reason: why } of conditionsOf(object).slice(0, MOST_CONDITIONS)) {
        const key = JSON.stringify([condition, status, why]);
        const known = conditions.get(key);
        if (known !== undefined) known.count++;
        else if (conditions.size < MOST_CONDITIONS)
          conditions.set(key, { type: condition, status, reason: why, count: 1 });
      }
      for (const { manager } of fieldManagersOf(object)) {
        if (!writers.has(manager) && writers.size < MOST_WRITERS) writers.set(manager, { manager, status: false });
      }
      for (const { manager } of managersOfField(object, 'status')) {
        if (writers.has(manager)) writers.set(manager, { manager, status: true });
      }
    },
    result: (gap) => ({
      ...{ type, total, notReady, stuck, examples, kopf, gap },
      conditions: [...conditions.values()].sort((a, b) => b.count - a.count),
      writers: [...writers.values()],
    }),
  };
}

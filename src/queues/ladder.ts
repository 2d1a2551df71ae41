import { LADDER_NOTES } from '../knowledge/ladder-notes.ts';
import { waitAfter } from '../knowledge/ladder-position.ts';
import { RETRY_LADDERS, type Retrier } from '../knowledge/retry-ladders.ts';

/** One attempt on a ladder, if each takes no time and nothing wakes it. Milliseconds. */
export interface LadderStep {
  /** 1: the first failure. */
  readonly attempt: number;
  /** Since the attempt before; 0 for the first. */
  readonly waited: number;
  readonly sinceFirst: number;
}

/** A ladder written out. */
export interface LadderTable {
  readonly retrier: Retrier;
  /** The rule in words; undefined where there is no default. */
  readonly rule: string | undefined;
  readonly source: string | undefined;
  readonly steps: readonly LadderStep[];
  /** What comes after the last step. */
  readonly afterwards:
    | { readonly kind: 'every'; readonly wait: number }
    | { readonly kind: 'given-up'; readonly again: number | undefined }
    | undefined;
  readonly notes: readonly string[];
}

/** Longest waits that are written out. */
const ALIKE = 2;

/** Writes the default ladder of a framework out, up to where nothing new comes. */
export function ladderTable(retrier: Retrier): LadderTable {
  const ladder = RETRY_LADDERS[retrier];
  const notes = LADDER_NOTES[retrier];
  if (ladder === undefined)
    return { retrier, rule: undefined, source: undefined, steps: [], afterwards: undefined, notes };
  const steps: LadderStep[] = [{ attempt: 1, waited: 0, sinceFirst: 0 }];
  let alike = 0;
  let sinceFirst = 0;
  while (alike < ALIKE) {
    const waited = waitAfter(ladder, steps.length);
    if (waited === undefined) break;
    sinceFirst += waited;
    steps.push({ attempt: steps.length + 1, waited, sinceFirst });
    if (ladder.retries === undefined && waited === ladder.longest) alike += 1;
  }
  const afterwards =
    ladder.retries === undefined
      ? ({ kind: 'every', wait: ladder.longest } as const)
      : ({ kind: 'given-up', again: ladder.afterwards } as const);
  return { retrier, rule: ladder.rule, source: ladder.source, steps, afterwards, notes };
}

/** Names by which people call them. */
const NAMES: Readonly<Record<string, Retrier>> = {
  'controller-runtime': 'controller-runtime',
  kubebuilder: 'controller-runtime',
  'operator-sdk': 'controller-runtime',
  'client-go': 'client-go',
  'built-in': 'built-in',
  'kube-controller-manager': 'built-in',
  josdk: 'josdk',
  'java-operator-sdk': 'josdk',
  kopf: 'kopf',
  'kube-rs': 'kube-rs',
  'ansible-operator': 'ansible-operator',
  'helm-operator': 'helm-operator',
};

/** The framework of a name, or undefined. */
export function retrierNamed(name: string): Retrier | undefined {
  return Object.hasOwn(NAMES, name.toLowerCase()) ? NAMES[name.toLowerCase()] : undefined;
}

/** Those that have a ladder by default, as they are named. */
export const RETRIER_NAMES: readonly string[] = [
  'controller-runtime',
  'client-go',
  'josdk',
  'kopf',
  'kube-rs',
  'built-in',
];

import { changesBack } from './applier.ts';
import type { StandingContext, StandingFacts, StepReason } from './standing-facts.ts';
import { STEP_REASONS } from './step-reasons.ts';
import { isChanging, STEPS, type Step } from './steps.ts';
import type { JudgedVersion } from './verdict.ts';
import { byPreference } from './version-order.ts';

/** Where one step stands. */
export interface StepState {
  readonly step: Step;
  /**
   * `next`: it can be done now; `blocked`: it is its turn, and `reasons` tell why it cannot be done; `open`: it does not
   * hold yet, which holds up later steps only; `later`: others come first.
   */
  readonly state: 'done' | 'next' | 'blocked' | 'open' | 'later';
  readonly reasons: readonly StepReason[];
}

/** Where a version stands on its way out, by the cluster alone. */
export interface Standing extends StandingFacts {
  /** The version to use instead. */
  readonly replacement: string | undefined;
  readonly steps: readonly StepState[];
  /** The first step that is not done; undefined: the version is gone. */
  readonly next: StepState | undefined;
  /** The version is gone, and objects may be stored as it still: they cannot be read. */
  readonly hides: boolean;
  /** Something that applies the CRD brings back what is changed in it. */
  readonly changesBack: boolean;
}

/** Where a version stands. */
export function standingOf(facts: StandingFacts): Standing {
  const { judged, version } = facts;
  const replacement = facts.to ?? replacementFor(version, judged.versions);
  const context = { ...facts, replacement, judgedVersion: judged.versions.find(({ name }) => name === version) };
  const found = STEPS.map((step) => ({ step, done: isDone(step, context), reasons: STEP_REASONS[step](context) }));
  const turn = found.find(({ step, done }) => !done && step !== 'users')?.step;
  const steps = found.map(({ step, done, reasons }): StepState => {
    if (done) return { step, state: 'done', reasons: [] };
    if (step === 'users') return { step, state: 'open', reasons };
    if (step !== turn) return { step, state: 'later', reasons };
    return { step, state: reasons.length === 0 ? 'next' : 'blocked', reasons };
  });
  const next = steps.find(({ step }) => step === turn);
  const hides = next === undefined && judged.conversion.state === 'broken';
  return { ...facts, replacement, steps, next, hides, changesBack: changesBack(judged.facts.applier) };
}

/** Whether the next step would be brought back by whoever applies the CRD. */
export function isBroughtBack({ next, changesBack: back }: Standing): boolean {
  return back && next !== undefined && isChanging(next.step);
}

/** The storage version, or else the best that is served. */
function replacementFor(version: string, versions: readonly JudgedVersion[]): string | undefined {
  const others = versions.filter(({ name, inSpec }) => name !== version && inSpec);
  const served = others.filter((other) => other.served).toSorted((a, b) => byPreference(a.name, b.name));
  return (others.find(({ storage }) => storage) ?? served[0] ?? others[0])?.name;
}

function isDone(step: Step, context: StandingContext): boolean {
  const { judgedVersion: it, judged } = context;
  if (it === undefined) return true;
  switch (step) {
    case 'prefer':
      return STEP_REASONS.prefer(context).length === 0;
    case 'convert':
      // What is not served any more is not read at any version.
      return STEP_REASONS.convert(context).length === 0;
    case 'users':
      return STEP_REASONS.users(context).length === 0;
    case 'deprecate':
      return it.deprecated || !it.served;
    case 'switch-storage':
      return !it.storage;
    case 'migrate':
      return !it.storage && !it.stored && judged.facts.definition.storedVersions.length > 0;
    case 'stop-serving':
      return !it.served;
    case 'remove':
      return false;
  }
}

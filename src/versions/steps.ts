/** The steps by which a version of a CRD goes, in their order. */
export const STEPS = [
  /** Another version is served and comes before it. */
  'prefer',
  /** Every object can be read at both versions. */
  'convert',
  /** Nobody writes with it any more. Does not hold up the steps before `stop-serving`. */
  'users',
  /** Whoever uses it is warned. */
  'deprecate',
  /** New objects are stored as the other version. */
  'switch-storage',
  /** No object is stored as it. */
  'migrate',
  'stop-serving',
  /** It goes from spec.versions: the only step that cannot be taken back. */
  'remove',
] as const;

export type Step = (typeof STEPS)[number];

/** The steps that change the CRD itself; the others look, or write objects. */
export const CHANGING_STEPS = ['deprecate', 'switch-storage', 'stop-serving', 'remove'] as const satisfies Step[];

export type ChangingStep = (typeof CHANGING_STEPS)[number];

/** Whether a step changes the CRD. */
export function isChanging(step: Step): step is ChangingStep {
  return CHANGING_STEPS.some((changing) => changing === step);
}

import type { AnyRule } from '../rule.ts';
import { finalizerOfOperator } from './finalizer-of-operator.ts';
import { finalizerOwnerUnknown } from './finalizer-owner-unknown.ts';
import { finalizersHold } from './finalizers-hold.ts';
import { operatorHasNoPods } from './operator-has-no-pods.ts';
import { operatorNotInstalled } from './operator-not-installed.ts';
import { workloadScaledToZero } from './workload-scaled-to-zero.ts';

/** All rules, those for one kind of symptom together, in the order in which equally sure findings are told. */
export const RULES: readonly AnyRule[] = [
  // terminating
  finalizersHold,
  // finalizer
  finalizerOfOperator,
  operatorNotInstalled,
  finalizerOwnerUnknown,
  // operator-passive
  operatorHasNoPods,
  // workload-down
  workloadScaledToZero,
];

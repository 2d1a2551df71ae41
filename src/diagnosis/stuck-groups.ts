import { deletionAge } from './deletion-age.ts';
import type { Diagnosis } from './engine.ts';
import { CERTAINTIES, type Certainty } from './finding.ts';
import { type RootCause, rootCauses, UNEXPLAINED } from './root-causes.ts';
import type { Symptom } from './symptom.ts';

/** Everything that one root cause holds. */
export interface StuckGroup {
  /** The cause as the surest of its symptoms has it. */
  readonly cause: RootCause;
  /** Symptoms that were asked about and whose best cause this is, oldest first. */
  readonly symptoms: readonly Symptom[];
  /** The least sure of them: the group as a whole is no surer. */
  readonly certainty: Certainty;
  /** Milliseconds that the oldest has been waiting; undefined where it is not known. */
  readonly oldest: number | undefined;
}

/** Groups what was asked about by its best root cause: those that hold most first, what is unexplained last. */
export function stuckGroups(diagnosis: Diagnosis): StuckGroup[] {
  const members = diagnosis.asked.flatMap((key) => {
    const [cause] = rootCauses(diagnosis, key);
    const symptom = diagnosis.explanations.get(key)?.symptom;
    return cause === undefined || symptom === undefined ? [] : [{ cause, symptom }];
  });
  return [...Map.groupBy(members, ({ cause }) => (cause.id === UNEXPLAINED ? UNEXPLAINED : cause.key)).values()]
    .flatMap((group): StuckGroup[] => {
      const sorted = group.toSorted((a, b) => (age(b, diagnosis) ?? 0) - (age(a, diagnosis) ?? 0));
      const certainties = group.map(({ cause }) => cause.certainty);
      const surest = group.find(
        ({ cause }) => cause.certainty === CERTAINTIES.findLast((it) => certainties.includes(it)),
      );
      const [oldest] = sorted;
      if (surest === undefined || oldest === undefined) return [];
      return [
        {
          cause: surest.cause,
          symptoms: sorted.map(({ symptom }) => symptom),
          certainty: CERTAINTIES.find((it) => certainties.includes(it)) ?? 'possible',
          oldest: age(oldest, diagnosis),
        },
      ];
    })
    .sort(
      (a, b) =>
        Number(isUnexplained(a)) - Number(isUnexplained(b)) ||
        b.symptoms.length - a.symptoms.length ||
        (b.oldest ?? 0) - (a.oldest ?? 0),
    );
}

/** True of the group of those that nothing was found to hold. */
export function isUnexplained({ cause }: StuckGroup): boolean {
  return cause.id === UNEXPLAINED;
}

function age({ symptom }: { readonly symptom: Symptom }, { now }: Diagnosis): number | undefined {
  return 'object' in symptom ? deletionAge(symptom.object, now) : undefined;
}

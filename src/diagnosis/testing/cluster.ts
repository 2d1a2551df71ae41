import { type Answer, answer, type Gap, gapAnswer } from '../../objects/gap.ts';
import type { KubeObject } from '../../objects/object.ts';
import { groupResource } from '../../objects/resource-type.ts';
import { type Ask, diagnose, type RuleFinding } from '../engine.ts';
import type { TypeName } from '../query.ts';
import { type RootCause, rootCauses } from '../root-causes.ts';
import type { AnyRule } from '../rule.ts';
import { RULES } from '../rules/index.ts';
import { type Symptom, symptomKey } from '../symptom.ts';
import { askWith, UNKNOWN } from './ask.ts';

/** The time at which tests of rules judge. */
export const NOW = Date.parse('2026-01-01T12:00:00Z');

/** A cluster that tests make up. */
export interface MadeUpCluster {
  readonly objects: readonly KubeObject[];
  /** `plural.group` of types that may not be read. */
  readonly forbidden?: readonly string[];
  /** By `NAMESPACE/POD/CONTAINER`, with ` previous` for that of the run before. */
  readonly logs?: Readonly<Record<string, string>>;
  readonly silentGroups?: readonly Gap[];
}

/** What one rule alone makes of a symptom. */
export async function findings(rule: AnyRule, symptom: Symptom, cluster: MadeUpCluster): Promise<Finding[]> {
  const diagnosis = await run([rule], symptom, cluster);
  return (diagnosis.explanations.get(symptomKey(symptom))?.findings ?? []).map(({ finding }) => finding);
}

/** What all rules together make of a symptom. */
export async function causes(symptom: Symptom, cluster: MadeUpCluster): Promise<RootCause[]> {
  return rootCauses(await run(RULES, symptom, cluster), symptomKey(symptom));
}

/** What one rule alone says, a line for each finding: `certain: SUMMARY`, or `certain → KEY` of the symptom it leads to. */
export async function told(rule: AnyRule, symptom: Symptom, cluster: MadeUpCluster): Promise<string[]> {
  return (await findings(rule, symptom, cluster)).map((finding) =>
    finding.kind === 'root'
      ? `${finding.certainty}: ${finding.summary}`
      : `${finding.certainty} → ${symptomKey(finding.symptom)}`,
  );
}

type Finding = RuleFinding['finding'];

function run(rules: readonly AnyRule[], symptom: Symptom, cluster: MadeUpCluster) {
  const signal = new AbortController().signal;
  return diagnose([symptom], askOf(cluster), { rules, now: NOW, stuckAfter: 0, signal });
}

/** Answers questions for objects, lists and logs; all else with gaps. */
function askOf({ objects, forbidden = [], logs = {}, silentGroups = [] }: MadeUpCluster): Ask {
  const all = (query: TypeName) => objects.filter(({ type }) => groupResource(type) === groupResource(query));
  const readable = <T>(query: TypeName, read: () => Answer<T>): Answer<T> =>
    forbidden.includes(groupResource(query)) ? gapAnswer({ ...UNKNOWN, reason: 'forbidden' }) : read();
  return askWith({
    object: async (query) =>
      readable(query, () => {
        const found = all(query).find(
          ({ metadata }) => metadata.name === query.name && metadata.namespace === query.namespace,
        );
        return found === undefined ? gapAnswer({ ...UNKNOWN, reason: 'not-found' }) : answer(found);
      }),
    list: async (query) =>
      readable(query, () => {
        const name = query.fieldSelector?.replace(/^metadata\.name=/, '');
        const matches = ({ metadata }: KubeObject) =>
          (query.namespace === undefined || metadata.namespace === query.namespace) &&
          (name === undefined || metadata.name === name);
        return answer(all(query).filter(matches));
      }),
    log: async ({ namespace, pod, container, previous }) => {
      const log = logs[`${namespace}/${pod}/${container}${previous ? ' previous' : ''}`];
      return log === undefined ? gapAnswer(UNKNOWN) : answer(log);
    },
    'silent-groups': async () => answer(silentGroups),
  });
}

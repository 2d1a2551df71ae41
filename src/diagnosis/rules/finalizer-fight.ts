import { fieldManagersOf, managersOfFinalizer } from '../../objects/managed-fields.ts';
import type { KubeObject } from '../../objects/object.ts';
import { counted, inWords, some } from '../../objects/words.ts';
import { inNamespace, kubectl, typeAndName } from '../commands.ts';
import { isTerminating } from '../deletion-age.ts';
import { changesNow } from '../remains/changes.ts';
import { defineRule } from '../rule.ts';

/** Put on, taken off, put on again: once can be normal work. */
const TURNS = 3;

/**
 * Two controllers that put a finalizer on an object and take it off against each other. That is possible only before the
 * deletion: the API server takes no new finalizers afterwards (k8s.io/apiserver pkg/registry/rest/update.go). Who takes
 * one off leaves no trace in managedFields (seen on 1.37), so that only one side can be named for sure.
 */
export const finalizerFight = defineRule({
  id: 'finalizer-fight',
  explains: 'live',
  looksFor: 'A finalizer that is put on a live object and taken off again and again, by a watch of some seconds.',
  sources: ['kubernetes.io/docs/reference/using-api/server-side-apply/#field-management'],
  needs: ({ object }) => ({ changes: changesNow(object) }),
  judge({ object }, { changes }) {
    if (!changes.ok) return [];
    const seen = changes.value.seen.flatMap(({ kind, object }) => (kind === 'deleted' ? [] : [object]));
    const versions = [object, ...seen].filter(
      (version) => version.metadata.uid === object.metadata.uid && !isTerminating(version),
    );
    const contested = turnsOf(versions).filter(({ turns }) => turns >= TURNS);
    const [first] = contested;
    if (first === undefined) return [];
    const names = some(contested.map(({ finalizer }) => finalizer));
    const noun = contested.length === 1 ? 'finalizer' : 'finalizers';
    const setters = distinct(contested.flatMap((each) => each.setters));
    const who = setters.length > 1 ? setters.join(' and ') : (setters[0] ?? 'a controller');
    const against = setters.length > 1 ? 'against each other' : 'against another controller that takes it off';
    return [
      {
        kind: 'root',
        summary: `${who} put${setters.length > 1 ? '' : 's'} ${noun} ${names} on it ${against}`,
        certainty: 'certain',
        decisive: true,
        evidence: [
          ...contested.map(({ finalizer, turns }) => ({
            text: `${finalizer} was put on or taken off ${counted(turns, 'time')} while ${inWords(object)} was watched`,
            source: 'watch',
          })),
          ...otherWriters(versions, setters),
        ],
        remedies: [
          {
            command: kubectl(
              ...inNamespace(object.metadata.namespace),
              ...['get', typeAndName(object), '--watch', '-o', 'yaml', '--show-managed-fields'],
            ),
            effect:
              'Shows each change with who wrote it. One of the two has to be told to leave finalizers that are not its own alone, or to leave the object to the other; until then each change makes both of them work.',
            safety: 'safe',
          },
        ],
      },
    ];
  },
});

interface Turns {
  readonly finalizer: string;
  /** How often it came or went from one version to the next. */
  readonly turns: number;
  /** Who put it there, by the versions that have it. */
  readonly setters: readonly string[];
}

function turnsOf(versions: readonly KubeObject[]): Turns[] {
  const all = distinct(versions.flatMap(({ metadata }) => metadata.finalizers));
  return all.map((finalizer) => {
    const has = (version: KubeObject | undefined) => version?.metadata.finalizers.includes(finalizer) === true;
    return {
      finalizer,
      turns: versions.filter((version, at) => at > 0 && has(version) !== has(versions[at - 1])).length,
      setters: distinct(
        versions
          .filter(has)
          .flatMap((version) => managersOfFinalizer(version, finalizer).map(({ manager }) => manager)),
      ),
    };
  });
}

function otherWriters(versions: readonly KubeObject[], setters: readonly string[]) {
  const managers = versions.flatMap((version) => fieldManagersOf(version).map(({ manager }) => manager));
  const others = distinct(managers).filter((manager) => !setters.includes(manager));
  if (others.length === 0) return [];
  return [{ text: `others that have written it: ${some(others, 5)}`, source: 'managedFields' }];
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}

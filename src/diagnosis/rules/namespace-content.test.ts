import { describe, expect, test } from 'vitest';
import { answer, type Gap } from '../../objects/gap.ts';
import type { KubeObject } from '../../objects/object.ts';
import { evidenceOf, inShort, judged } from '../testing/judged.ts';
import {
  configMapOf,
  type NamespaceSketch,
  NOT_CONVERTED,
  podOf,
  silentGroup,
  terminatingNamespace,
  unreadList,
} from '../testing/namespaces.ts';
import { terminatingObject } from '../testing/objects.ts';
import { namespaceContent } from './namespace-content.ts';

function found(objects: readonly KubeObject[], gaps: readonly Gap[] = [], sketch: NamespaceSketch = { trouble: {} }) {
  const symptom = { kind: 'terminating', object: terminatingNamespace(sketch) } as const;
  return judged(namespaceContent, symptom, { contents: async () => answer({ objects, gaps }) });
}

describe('what is left in a Terminating namespace', () => {
  test('is followed where it is being deleted', async () => {
    expect(inShort(await found([terminatingObject('a'), terminatingObject('b')]))).toEqual([
      'certain terminating Widget a',
      'certain terminating Widget b',
    ]);
  });

  test('waits for pods where nobody has asked for its deletion, whatever the conditions say', async () => {
    const findings = await found([podOf('p', { isTerminating: true }), configMapOf('a'), configMapOf('b')]);
    expect(inShort(findings)).toEqual(['certain terminating Pod p']);
    expect(evidenceOf(findings)).toEqual([
      'left in it: 2 ConfigMap, 1 Pod',
      'waiting for the pods, which go first, with nobody asking for their deletion before: 2 ConfigMap',
      expect.stringMatching(/^False: NamespaceDeletionDiscoveryFailure, .*NamespaceFinalizersRemaining$/),
    ]);
  });

  test('is told with those of the five conditions that say something, and with those that are not set', async () => {
    const trouble = { NamespaceContentRemaining: 'Some resources are remaining: widgets.example.com has 1' };
    expect(evidenceOf(await found([terminatingObject('a')], [], { trouble }))).toContain(
      'NamespaceContentRemaining is True: Some resources are remaining: widgets.example.com has 1',
    );
    expect(evidenceOf(await found([terminatingObject('a')], [], {}))).toContainEqual(
      expect.stringMatching(/^not set: NamespaceDeletionDiscoveryFailure, /),
    );
  });

  test('is followed only where it was read whole, and the rest is counted', async () => {
    const seen = { ...terminatingObject('b'), body: undefined };
    const findings = await found([terminatingObject('a'), seen]);
    expect(inShort(findings)).toEqual(['certain terminating Widget a']);
    expect(evidenceOf(findings)).toContain('left in it: 2 Widget');
  });

  test('may not be all where a list was forbidden', async () => {
    const findings = await found([terminatingObject('a')], [unreadList('forbidden', 'no')]);
    expect(inShort(findings)).toEqual(['likely terminating Widget a']);
    expect(await found([], [unreadList('forbidden', 'no')])).toEqual([]);
  });

  test('is a type that cannot be read while its conversion webhook is down', async () => {
    const findings = await found([], [unreadList('throttled', NOT_CONVERTED)]);
    expect(findings).toMatchObject([
      {
        certainty: 'certain',
        symptom: { kind: 'type-unreadable', type: 'widgets.example.com', message: NOT_CONVERTED },
      },
    ]);
  });

  test('is such a type by the namespace controller’s last words only where the user may not list it', async () => {
    const message = `Failed to delete all resource types, 1 remaining: ${NOT_CONVERTED}`;
    const sketch = { trouble: { NamespaceDeletionContentFailure: message } };
    expect(await found([], [unreadList('forbidden', 'no')], sketch)).toMatchObject([
      { certainty: 'likely', symptom: { kind: 'type-unreadable', type: 'widgets.example.com' } },
    ]);
    expect(await found([], [], sketch)).toEqual([]);
  });

  test('is an API that does not answer where a list of its types does not', async () => {
    expect(inShort(await found([], [unreadList('unavailable', '503')]))).toEqual(['certain api-down example.com/v1']);
    // Groups that discovery does not learn are another rule's.
    expect(await found([], [silentGroup('dead.example.com', 'v1')])).toEqual([]);
  });
});

test('a namespace that only metadata.finalizers keep is not looked into', async () => {
  expect(await found([terminatingObject('a')], [], { specFinalizers: [] })).toEqual([]);
});

import { knownFinalizer } from '../../knowledge/known-finalizer.ts';
import { passive } from '../controllers/protection.ts';
import { defineRule } from '../rule.ts';

/** They are taken off when something is empty, and explained by what is left in it. */
const OF_CONTENT = new Set([
  'foregroundDeletion',
  'orphan',
  'kubernetes',
  'customresourcecleanup.apiextensions.k8s.io',
]);

/** A finalizer of a controller of Kubernetes itself that no other rule explains. */
export const builtInFinalizer = defineRule({
  id: 'built-in-finalizer',
  explains: 'finalizer',
  looksFor: 'A finalizer that a controller of Kubernetes itself takes off, by the table of known finalizers.',
  sources: ['src/knowledge/data/finalizers.yaml'],
  otherwise: true,
  applies: ({ finalizer, object }) =>
    !OF_CONTENT.has(finalizer) && knownFinalizer(finalizer, object.type)?.entry.controller !== undefined,
  needs: () => ({}),
  judge({ object, finalizer }) {
    const known = knownFinalizer(finalizer, object.type);
    if (known?.entry.controller === undefined) return [];
    const { controller, handler, cleans, source } = known.entry;
    return [
      passive(controller, object, finalizer, {
        evidence: [{ text: `${finalizer} is taken off by ${handler}`, source: 'finalizers table' }],
        left: { text: `what it stands for: ${cleans}`, source },
        // What it waits for was not looked into.
        certainty: known.fit === 'other' ? 'possible' : 'likely',
      }),
    ];
  },
});

import { leftToCollector } from '../remains/dependents.ts';
import { defineRule } from '../rule.ts';

/** Nothing about the dependent keeps the garbage collector from its work: it is to be asked about itself. */
export const dependentLeftByCollector = defineRule({
  id: 'dependent-left-by-collector',
  explains: 'dependent-kept',
  looksFor: 'A dependent of which nothing tells why the garbage collector leaves it alone.',
  sources: ['kubernetes.io/docs/concepts/architecture/garbage-collection'],
  otherwise: true,
  needs: () => ({}),
  judge: ({ owner, finalizer }) => [leftToCollector(owner, finalizer, [])],
});

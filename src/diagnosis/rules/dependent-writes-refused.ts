import { inWords } from '../../objects/words.ts';
import { leadsTo } from '../leads-to.ts';
import { ORPHAN } from '../remains/dependents.ts';
import { defineRule } from '../rule.ts';

/** To orphan a dependent the garbage collector has to write it; one that is refused keeps the owner. */
export const dependentWritesRefused = defineRule({
  id: 'dependent-writes-refused',
  explains: 'dependent-kept',
  looksFor: 'A dependent that is to be orphaned and whose writes are refused, by a dry run.',
  sources: ['kubernetes/kubernetes pkg/controller/garbagecollector/garbagecollector.go (orphanDependents)'],
  applies: ({ finalizer }) => finalizer === ORPHAN,
  needs({ object }, { sampleOf }) {
    const { type, metadata } = sampleOf(object);
    const { group, resource } = type;
    const { namespace, name } = metadata;
    return { probe: { kind: 'probe', group, resource, namespace, name } as const };
  },
  judge({ object }, { probe }, { sampleOf }) {
    if (!probe.ok || probe.value.accepted) return [];
    const { status, message } = probe.value;
    const sample = sampleOf(object);
    const text = `a write of ${inWords(sample)} was tried: ${status} ${message}`;
    const certainty = sample === object ? 'certain' : 'likely';
    return [
      leadsTo({ kind: 'writes-rejected', object: sample, status, message }, certainty, [{ text, source: 'dry run' }]),
    ];
  },
});

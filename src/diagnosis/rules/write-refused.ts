import { inWords } from '../../objects/words.ts';
import { defineRule } from '../rule.ts';

/**
 * Whoever is to remove a finalizer has to write the object: a write that changes nothing is tried, without writing, and
 * what the server says to it is the evidence. It is our user's write: a refusal that asks who writes may spare others.
 */
export const writeRefused = defineRule({
  id: 'write-refused',
  explains: 'finalizer',
  looksFor: 'An object that cannot be written: tried by a server-side dry run of a patch that changes nothing.',
  sources: [
    'kubernetes.io/docs/reference/using-api/api-concepts (dry-run)',
    'k8s.io/apiserver pkg/endpoints/handlers/patch.go',
  ],
  needs: ({ object }, { sampleOf }) => {
    const { type, metadata } = sampleOf(object);
    const { group, resource } = type;
    return { tried: { kind: 'probe', group, resource, namespace: metadata.namespace, name: metadata.name } as const };
  },
  judge({ object }, { tried }, { sampleOf }) {
    if (!tried.ok || tried.value.accepted) return [];
    const { status, message } = tried.value;
    const sample = sampleOf(object);
    const own = sample === object;
    return [
      {
        kind: 'symptom',
        symptom: { kind: 'writes-rejected', object: sample, status, message },
        certainty: own ? 'certain' : 'likely',
        evidence: [
          {
            text: `${own ? 'a write' : `a write of ${inWords(sample)}`} was tried: ${status} ${message}`,
            source: 'dry run',
          },
        ],
        remedies: [],
      },
    ];
  },
});

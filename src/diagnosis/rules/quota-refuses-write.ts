import { inNamespace, kubectl } from '../commands.ts';
import { defineRule } from '../rule.ts';
import { inWords } from '../words.ts';

const EXCEEDED = /exceeded quota: ([^,]*)/;

/** A ResourceQuota that is used up, and that an update of the object would count against. */
export const quotaRefusesWrite = defineRule({
  id: 'quota-refuses-write',
  explains: 'writes-rejected',
  looksFor: 'A ResourceQuota that a write of the object would exceed.',
  sources: ['k8s.io/apiserver pkg/admission/plugin/resourcequota/controller.go'],
  applies: ({ message }) => EXCEEDED.test(message),
  needs: () => ({}),
  judge({ object, message }) {
    const [, quota = ''] = EXCEEDED.exec(message) ?? [];
    const { namespace } = object.metadata;
    return [
      {
        kind: 'root',
        summary: `ResourceQuota ${namespace}/${quota} refuses writes of ${inWords(object)}`,
        certainty: 'certain',
        decisive: true,
        evidence: [{ text: message, source: 'dry run' }],
        remedies: [
          {
            command: kubectl('describe', 'resourcequota', quota, ...inNamespace(namespace)),
            effect: 'Shows what is used up. Raise the quota, or free what counts against it.',
            safety: 'safe',
          },
        ],
      },
    ];
  },
});
